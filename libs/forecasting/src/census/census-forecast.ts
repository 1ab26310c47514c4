import { chanceAboveCount, quantilesOf as lawQuantiles, type CountPmf } from '@wardcast/probability';
import type { CensusParts } from './census-parts';

/** Census laws of one unit, division or hospital at the full hours after an instant. */
export interface CensusForecast {
  /** ms UTC. */
  readonly issuedAt: number;
  /** Census at `issuedAt`. */
  readonly censusAtIssue: number;
  /** Target instants (ms UTC), ascending, on the hour. */
  readonly targets: readonly number[];
  /** Law of the census at each target. */
  readonly laws: readonly CountPmf[];
  /** Mean census at each target. */
  readonly mean: Float32Array;
  /** Expected arrivals and departures in (issuedAt, target]: censusAtIssue + in - out = mean. */
  readonly expectedIn: Float32Array;
  readonly expectedOut: Float32Array;
  /** What the flow model behind it is made of; absent where no flow model spoke. */
  readonly parts?: CensusParts | null;
}

/** The nineteen levels .05 (.05) .95 that hourly forecasts are scored on. */
export const Q19: readonly number[] = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
/** The twenty-three levels that every forecast is stored with. */
export const Q23: readonly number[] = [0.01, 0.025, ...Q19, 0.975, 0.99];
/** The nine levels that screens show. */
export const Q9: readonly number[] = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];

/**
 * Census quantiles, targets x levels row-major: the smallest count k with P(census <= k) >= level. `levels` must ascend;
 * then every row ascends, because all its numbers come from one law.
 */
export function quantilesOf(forecast: CensusForecast, levels: readonly number[]): Int16Array {
  const out = new Int16Array(forecast.laws.length * levels.length);
  forecast.laws.forEach((law, row) => out.set(lawQuantiles(law, levels), row * levels.length));
  return out;
}

/** P(census > staffed beds) at each target, in [0, 1]. Throws RangeError unless there is one number per target. */
export function chanceAbove(forecast: CensusForecast, staffed: ArrayLike<number>): Float32Array {
  if (staffed.length !== forecast.laws.length) throw new RangeError(`${forecast.laws.length} targets need as many staffed beds, got ${staffed.length}`);
  return Float32Array.from(forecast.laws, (law, i) => chanceAboveCount(law, staffed[i]!));
}
