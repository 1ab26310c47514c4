import type { EdVisit } from './ed-visit';

interface Waiting {
  readonly visit: EdVisit;
  readonly enter: () => void;
}

/** The couches of the department: the urgent first, the others in order of triage. Boarders keep theirs. */
export class EdBays {
  private readonly urgent: Waiting[] = [];
  private readonly others: Waiting[] = [];
  private used = 0;

  constructor(private readonly bays: number) {}

  /** Takes a bay now or when one is free. Resuscitation always finds room. */
  ask(visit: EdVisit, enter: () => void): void {
    if (visit.edCase.acuity === 1) {
      this.used += 1;
      enter();
      return;
    }
    (visit.edCase.acuity === 2 ? this.urgent : this.others).push({ visit, enter });
    this.fill();
  }

  giveUp(visit: EdVisit): void {
    for (const line of [this.urgent, this.others]) {
      const place = line.findIndex((waiting) => waiting.visit === visit);
      if (place >= 0) line.splice(place, 1);
    }
  }

  leave(): void {
    this.used -= 1;
    this.fill();
  }

  private fill(): void {
    while (this.used < this.bays) {
      const next = this.urgent.shift() ?? this.others.shift();
      if (next === undefined) return;
      this.used += 1;
      next.enter();
    }
  }
}
