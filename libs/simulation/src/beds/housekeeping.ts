import { MINUTE_MS } from '@wardcast/timeseries';
import type { HospitalParts } from '../engine/hospital-parts';
import type { Bed, WardState } from './ward-state';

/** Minutes until a cleaner comes, by day and by night, and how long the two kinds of cleaning take. */
const WAIT_BY_DAY_MIN = 22;
const WAIT_BY_NIGHT_MIN = 45;
const SHORTEST_WAIT_MIN = 5;
const STANDARD_MIN: readonly [number, number] = [25, 55];
const TERMINAL_MIN: readonly [number, number] = [60, 110];
const TERMINAL_SHARE = 0.12;
const NIGHT_ENDS_HOUR = 7;
const NIGHT_STARTS_HOUR = 21;

/** Turns a vacated bed into a ready one: it waits, is cleaned, and is offered again. */
export class Housekeeping {
  constructor(private readonly parts: HospitalParts) {}

  /** The patient has just left the bed. That it is dirty follows from the movement and is not told apart. */
  vacated(ward: WardState, bed: Bed): void {
    const { agenda, random, calendar } = this.parts;
    ward.vacate(bed);
    const cleanType = bed.blocked || random.chance(TERMINAL_SHARE) ? 'terminal' : 'standard';
    const hour = calendar.hourOfDay(agenda.now);
    const isNight = hour < NIGHT_ENDS_HOUR || hour >= NIGHT_STARTS_HOUR;
    const wait = SHORTEST_WAIT_MIN + random.exponential(isNight ? WAIT_BY_NIGHT_MIN : WAIT_BY_DAY_MIN);
    const [shortest, longest] = cleanType === 'terminal' ? TERMINAL_MIN : STANDARD_MIN;
    const length = random.between(shortest, longest);
    agenda.after(wait * MINUTE_MS, () => {
      this.tell(ward, bed, { previous: 'dirty', current: 'cleaning', cleanType });
      agenda.after(length * MINUTE_MS, () => {
        bed.use = 'ready';
        this.tell(ward, bed, { previous: 'cleaning', current: 'clean', cleanType });
        this.parts.board.offer(ward);
      });
    });
  }

  private tell(ward: WardState, bed: Bed, change: { previous: string; current: string; cleanType: 'standard' | 'terminal' }): void {
    this.parts.feed.record('BedStatusChanged', { bedId: bed.bedId, unitId: ward.unit.unitId, facet: 'hygiene', ...change, confidence: 1 }, null);
  }
}
