import { uniformAt } from '@wardcast/probability';

/** Sums of drawn differences: the ends of a 98 % interval then rest on two hundred draws each. */
const DRAWS = 20_000;

/**
 * Quantiles of the hub's baseline by its definition: the last value known, plus sums of weekly differences drawn from the
 * symmetrised past ones of the same place, moved so that the median is the last value, never below 0. `horizons` are
 * weeks ahead of the last value, ascending. `values` may hold NaN; null when fewer than two neighbouring weeks are known.
 * The draws depend on `seed` alone.
 */
export function baselineQuantiles(values: ArrayLike<number>, horizons: readonly number[], levels: readonly number[], seed: number): readonly Float64Array[] | null {
  const differences: number[] = [];
  for (let i = 1; i < values.length; i++) if (values[i]! >= 0 && values[i - 1]! >= 0) differences.push(values[i]! - values[i - 1]!, values[i - 1]! - values[i]!);
  const last = values[values.length - 1]!;
  if (differences.length === 0 || !(last >= 0)) return null;
  const sorted = Float64Array.from(differences).sort();
  const sums = new Float64Array(DRAWS);
  const quantiles: Float64Array[] = [];
  for (let step = 1; step <= horizons[horizons.length - 1]!; step++) {
    for (let r = 0; r < DRAWS; r++) sums[r]! += quantileOf(sorted, uniformAt(seed, r, step));
    if (!horizons.includes(step)) continue;
    const ordered = sums.slice().sort();
    const middle = quantileOf(ordered, 0.5);
    quantiles.push(Float64Array.from(levels, (level) => Math.max(0, last + quantileOf(ordered, level) - middle)));
  }
  return quantiles;
}

/** Linear between the order statistics. */
function quantileOf(sorted: Float64Array, level: number): number {
  const at = level * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}
