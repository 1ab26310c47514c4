import { HOUR_MS } from '@wardcast/timeseries';
import type { Agenda } from '../agenda/agenda';
import type { RandomStream } from '../random/random-stream';
import type { BedRequest, WardState } from './ward-state';

/** A patient who has waited this long may be given a bed in another ward ... */
const FIRST_OUTLIER_CHECK_MS = 3 * HOUR_MS;
const NEXT_OUTLIER_CHECK_MS = 1.5 * HOUR_MS;
/** ... in half of the checks, where the other ward has this many beds to spare. */
const OUTLIER_CHANCE = 0.5;
const OUTLIER_SPARE_BEDS = 2;
/** With this many waiting in the house, wards take one patient above their staffed beds where a bed stands. */
const FULL_HOUSE_WAITING = 18;

/** Matches requests to beds: by priority, then by waiting time, first in the ward asked for and later in others. */
export class BedBoard {
  private waitingCount = 0;

  constructor(
    private readonly agenda: Agenda,
    private readonly random: RandomStream,
    private readonly wards: ReadonlyMap<string, WardState>,
  ) {}

  /** Requests open in the whole house. */
  get waiting(): number {
    return this.waitingCount;
  }

  ward(unitId: string): WardState {
    const ward = this.wards.get(unitId);
    if (ward === undefined) throw new RangeError(`no ward ${unitId}`);
    return ward;
  }

  request(request: BedRequest): void {
    const ward = this.ward(request.unitId);
    ward.enqueue(request);
    this.waitingCount += 1;
    this.offer(ward);
    if (request.open && request.alternates.length > 0) this.agenda.after(FIRST_OUTLIER_CHECK_MS, () => this.tryElsewhere(request));
  }

  withdraw(request: BedRequest): void {
    if (!request.open) return;
    this.close(request);
  }

  /** Gives free beds of a ward to those who wait for it. To be called whenever its beds or its staff change. */
  offer(ward: WardState): void {
    while (ward.queue.length > 0 && ward.committed < this.limit(ward)) {
      const bed = ward.readyBed();
      const request = ward.queue[0];
      if (bed === null || request === undefined) return;
      ward.hold(bed);
      this.close(request);
      request.take(ward, bed);
    }
  }

  private limit(ward: WardState): number {
    const mayStretch = this.waitingCount >= FULL_HOUSE_WAITING && (ward.unit.kind === 'ward' || ward.unit.kind === 'assessment');
    return ward.staffed + (mayStretch ? 1 : 0);
  }

  private tryElsewhere(request: BedRequest): void {
    if (!request.open) return;
    if (this.random.chance(OUTLIER_CHANCE)) {
      for (const unitId of request.alternates) {
        const ward = this.ward(unitId);
        const bed = ward.readyBed();
        if (bed === null || ward.queue.length > 0 || ward.staffed - ward.committed < OUTLIER_SPARE_BEDS) continue;
        ward.hold(bed);
        this.close(request);
        request.take(ward, bed);
        return;
      }
    }
    this.agenda.after(NEXT_OUTLIER_CHECK_MS, () => this.tryElsewhere(request));
  }

  private close(request: BedRequest): void {
    request.open = false;
    this.waitingCount -= 1;
    this.ward(request.unitId).dequeue(request);
  }
}
