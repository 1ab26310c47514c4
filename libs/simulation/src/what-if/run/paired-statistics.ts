/** Two-sided 95 % point of the normal law; from 30 replications on the t law differs by less than 5 % of the width. */
const Z95 = 1.96;

export interface Spread {
  readonly mean: number;
  /** Ranges over replications: what may happen, not how well the mean is known. */
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}
export interface PairedChange extends Spread {
  /** Half width of the 95 % interval of the mean. */
  readonly halfWidth95: number;
  /** Share of replications in which the scenario has less, the same and more. */
  readonly chanceLess: number;
  readonly chanceMore: number;
}

export function spreadOf(values: Float64Array): Spread {
  const sorted = values.slice().sort();
  return { mean: meanOf(values), low80: quantileOf(sorted, 0.1), high80: quantileOf(sorted, 0.9), low95: quantileOf(sorted, 0.025), high95: quantileOf(sorted, 0.975) };
}

export function pairedChange(baseline: Float64Array, scenario: Float64Array): PairedChange {
  const change = scenario.map((value, i) => value - baseline[i]!);
  const mean = meanOf(change);
  const squares = change.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const n = change.length;
  return {
    ...spreadOf(change),
    halfWidth95: n > 1 ? Z95 * Math.sqrt(squares / (n - 1) / n) : 0,
    chanceLess: change.reduce((count, x) => count + (x < 0 ? 1 : 0), 0) / n,
    chanceMore: change.reduce((count, x) => count + (x > 0 ? 1 : 0), 0) / n,
  };
}

/** The smallest value with at least `level` of the sorted values at or below it. */
export function quantileOf(sorted: ArrayLike<number>, level: number): number {
  return sorted[Math.max(0, Math.ceil(level * sorted.length - 1e-9) - 1)]!;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
