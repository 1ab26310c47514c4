import { GAP_WINDOW_HOURS, contradictionDoubt, feedDoubt, worstDoubt } from '@wardcast/forecasting';
import type { InputDoubt } from '@wardcast/forecasting';
import type { HourColumns, ReadStore } from '../../ports/read-store.port';

const HOUR_MS = 3_600_000;
/** More of them in a day than any hospital has movements: enough to know that they are many. */
const MOST_CONTRADICTIONS = 2_000;
/** An hour's doubt is told in steps: all units are issued anew at each. */
const STEPS_PER_HOUR = 4;

/** Follows how far the feeds of one hospital can be trusted to have told everything. */
export class InputWatch {
  private contradictions = 0;
  private movementsPerHour = 0;
  private movementsOfDay = 0;
  private step = '';

  constructor(
    private readonly store: Pick<ReadStore, 'feedStates' | 'contradictions'>,
    private readonly facilityId: string,
  ) {}

  /** Once an hour: what usually moves, what moved in the last day and how much of it was contradicted. `now` in ms. */
  async readHour(recentHours: ReadonlyMap<string, HourColumns>, now: number): Promise<void> {
    const since = now - GAP_WINDOW_HOURS * HOUR_MS;
    let [first, all, ofDay] = [now, 0, 0];
    for (const { hours, arrivals, departures } of recentHours.values()) {
      hours.forEach((hour, i) => {
        const moved = arrivals[i]! + departures[i]!;
        first = Math.min(first, hour);
        all += moved;
        if (hour >= since) ofDay += moved;
      });
    }
    this.movementsPerHour = all / Math.max(1, (now - first) / HOUR_MS);
    this.movementsOfDay = ofDay;
    const found = await this.store.contradictions(MOST_CONTRADICTIONS);
    this.contradictions = found.filter(({ facilityId, foundAt }) => facilityId === this.facilityId && foundAt > since && foundAt <= now).length;
  }

  /** The doubt about the hospital's input now; `changed` when it came, went, or grew by another quarter of an hour. */
  async look(now: number): Promise<{ readonly doubt: InputDoubt | null; readonly changed: boolean }> {
    const feeds = await this.store.feedStates(this.facilityId);
    const doubt = worstDoubt([feedDoubt({ now, feeds, movementsPerHour: this.movementsPerHour }), contradictionDoubt(this.contradictions, this.movementsOfDay)]);
    const step = doubt === null ? '' : `${doubt.cause} ${doubt.feedId} ${Math.floor(doubt.blindHours * STEPS_PER_HOUR)}`;
    const changed = step !== this.step;
    this.step = step;
    return { doubt, changed };
  }
}
