import { NOWHERE, type Patients } from './patients';

/** Taken once: a name of another file costs a search at each of the many calls. */
const NONE = NOWHERE;
/** First come, first served, one list for each unit and waiting class. */
export class WaitingLists {
  /** Patients who wait for a bed in the unit. */
  readonly length: Int32Array;
  private readonly head: Int32Array;
  private readonly tail: Int32Array;

  constructor(
    private readonly patients: Patients,
    units: number,
    private readonly classes: number,
  ) {
    this.length = new Int32Array(units);
    this.head = new Int32Array(units * classes);
    this.tail = new Int32Array(units * classes);
    this.clear();
  }

  clear(): void {
    this.length.fill(0);
    this.head.fill(NONE);
    this.tail.fill(NONE);
  }

  first(unit: number, waitingClass: number): number {
    return this.head[unit * this.classes + waitingClass]!;
  }

  join(patient: number, now: number): void {
    const { patients } = this;
    const unit = patients.next[patient]!;
    const list = unit * this.classes + patients.waitingClass[patient]!;
    const last = this.tail[list]!;
    if (last === NONE) this.head[list] = patient;
    else patients.behind[last] = patient;
    this.tail[list] = patient;
    patients.behind[patient] = NONE;
    patients.waiting[patient] = 1;
    patients.waitingSince[patient] = now;
    this.length[unit]! += 1;
  }

  leave(patient: number): void {
    const { patients } = this;
    const unit = patients.next[patient]!;
    const list = unit * this.classes + patients.waitingClass[patient]!;
    let ahead = NONE;
    for (let other = this.head[list]!; other !== patient; other = patients.behind[other]!) ahead = other;
    const behind = patients.behind[patient]!;
    if (ahead === NONE) this.head[list] = behind;
    else patients.behind[ahead] = behind;
    if (behind === NONE) this.tail[list] = ahead;
    patients.waiting[patient] = 0;
    this.length[unit]! -= 1;
  }
}
