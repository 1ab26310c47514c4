import type { Unit } from '@wardcast/domain';

export type BedUse = 'ready' | 'held' | 'occupied' | 'dirty';

export interface Bed {
  readonly bedId: string;
  use: BedUse;
  blocked: boolean;
}

/** Who waits for a bed, and what to do when one is found. */
export interface BedRequest {
  readonly unitId: string;
  /** Lower goes first: 0 critical, 1 emergency, 2 planned. */
  readonly priority: 0 | 1 | 2;
  readonly alternates: readonly string[];
  /** Called once, with the bed already held. */
  readonly take: (ward: WardState, bed: Bed) => void;
  /** False once a bed was found or the request was withdrawn. */
  open: boolean;
}

/** The beds of one unit and the requests that wait for them. */
export class WardState {
  readonly beds: readonly Bed[];
  readonly queue: BedRequest[] = [];
  /** Beds with staff in the running shift. */
  staffed: number;
  /** Beds occupied or held. */
  committed = 0;

  constructor(
    readonly unit: Unit,
    staffed: number,
  ) {
    this.staffed = staffed;
    this.beds = unit.bedIds.map((bedId) => ({ bedId, use: 'ready', blocked: false }));
  }

  readyBed(): Bed | null {
    for (const bed of this.beds) if (bed.use === 'ready' && !bed.blocked) return bed;
    return null;
  }

  hold(bed: Bed): void {
    if (bed.use !== 'ready' || bed.blocked) throw new Error(`bed ${bed.bedId} cannot be held: it is ${bed.use}`);
    bed.use = 'held';
    this.committed += 1;
  }

  occupy(bed: Bed): void {
    if (bed.use !== 'held') throw new Error(`bed ${bed.bedId} was not held`);
    bed.use = 'occupied';
  }

  vacate(bed: Bed): void {
    if (bed.use !== 'occupied') throw new Error(`bed ${bed.bedId} was not occupied`);
    bed.use = 'dirty';
    this.committed -= 1;
  }

  /** Puts a request behind those of the same or a more urgent priority. */
  enqueue(request: BedRequest): void {
    let place = this.queue.length;
    while (place > 0 && (this.queue[place - 1] as BedRequest).priority > request.priority) place -= 1;
    this.queue.splice(place, 0, request);
  }

  dequeue(request: BedRequest): void {
    const place = this.queue.indexOf(request);
    if (place >= 0) this.queue.splice(place, 1);
  }
}
