import { issuedDemand, type DemandLaw } from '@wardcast/forecasting';
import type { ForecastRecord } from '../../ports/forecast-store.port';
import { SHOWN_HOURS } from '../forecast-view';

/** One target of a stored forecast: its law in the unconstrained view, and the beds that are staffed then. */
export interface DemandHour {
  readonly target: number;
  readonly demand: DemandLaw;
  readonly staffed: number;
}

/** Stored numbers of one target, row `row` of the record. */
export function demandHour(record: ForecastRecord, row: number): DemandHour {
  const width = record.levels.length;
  const quantiles = record.quantiles.subarray(row * width, (row + 1) * width);
  return { target: record.targets[row]!, demand: issuedDemand({ levels: record.levels, quantiles, mean: record.mean[row]! }), staffed: record.staffed[row]! };
}

/** The hours that screens show. */
export function demandHours(record: ForecastRecord): readonly DemandHour[] {
  return record.targets.slice(0, SHOWN_HOURS).map((_, row) => demandHour(record, row));
}

/** The count at a stored level, target by target; null where that level was not stored. */
export function quantileColumn(record: ForecastRecord, level: number): readonly number[] | null {
  const column = record.levels.findIndex((stored) => Math.abs(stored - level) < 1e-4);
  return column < 0 ? null : record.targets.slice(0, SHOWN_HOURS).map((_, row) => record.quantiles[row * record.levels.length + column]!);
}
