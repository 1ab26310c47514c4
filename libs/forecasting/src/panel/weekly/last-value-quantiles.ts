import { sortedQuantile } from '../error-pool';

/** The last value with the quantiles of the series' own past differences over as many steps, taken with both signs; never below zero. */
export function lastValueQuantiles(values: ArrayLike<number>, at: { readonly origin: number; readonly steps: number; readonly levels: readonly number[] }): Float64Array {
  const { origin, steps, levels } = at;
  const differences: number[] = [];
  for (let t = steps; t <= origin; t++) {
    const difference = values[t]! - values[t - steps]!;
    if (!Number.isNaN(difference)) differences.push(difference, -difference);
  }
  const sorted = Float64Array.from(differences.length > 0 ? differences : [0]).sort();
  return Float64Array.from(levels, (level) => Math.max(0, values[origin]! + sortedQuantile(sorted, level)));
}
