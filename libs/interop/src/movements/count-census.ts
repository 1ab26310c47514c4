import type { RecordedStay } from './parse-movements-csv';
import { unitIdOf } from './to-movement-events';

const HOUR_MS = 3_600_000;

/**
 * Census counted straight from the stays: for every full hour at which somebody is in, the number in each unit.
 * Deliberately naive, so that it can judge the ledger: a stay counts at each hour in [from, to).
 */
export function countCensusByHour(stays: readonly RecordedStay[]): ReadonlyMap<number, ReadonlyMap<string, number>> {
  const hours = new Map<number, Map<string, number>>();
  for (const stay of stays) {
    const unitId = unitIdOf(stay.unitName);
    for (let hour = Math.ceil(stay.from / HOUR_MS) * HOUR_MS; hour < stay.to; hour += HOUR_MS) {
      const counts = hours.get(hour) ?? new Map<string, number>();
      counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
      hours.set(hour, counts);
    }
  }
  return hours;
}
