import type { CensusHistory } from '@wardcast/forecasting';
import type { HourColumns } from '../../ports/read-store.port';

const HOUR_MS = 3_600_000;

/**
 * The census at every whole hour from the first known one on, up to `to` (exclusive, ms): hours that the store does not have
 * are NaN. `since` (ms, on the hour) is the earliest hour that was asked for. Null when nothing is known.
 */
export function hourlyCensus(columns: Pick<HourColumns, 'hours' | 'census'> | undefined, since: number, to: number): CensusHistory | null {
  const first = columns?.hours[0];
  if (columns === undefined || first === undefined || first < since) return null;
  const counts = new Float64Array((to - first) / HOUR_MS).fill(NaN);
  columns.hours.forEach((hour, i) => (counts[(hour - first) / HOUR_MS] = columns.census[i]!));
  return { from: first, counts };
}
