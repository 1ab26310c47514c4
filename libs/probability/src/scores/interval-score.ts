/** Central interval of chance 1 - alpha. */
export interface CentralInterval {
  readonly alpha: number;
  readonly low: number;
  readonly high: number;
}

/** Interval score: width plus 2/alpha times the miss (Gneiting and Raftery, 2007). */
export function intervalScore(interval: CentralInterval, observed: number): number {
  const { alpha, low, high } = interval;
  return high - low + (2 / alpha) * (Math.max(0, low - observed) + Math.max(0, observed - high));
}

/**
 * Weighted interval score [|y - m|/2 + Sum alpha_k/2 IS_k] / (K + 1/2) (Bracher et al., 2021). Equals twice the mean
 * pinball loss over the median and the interval ends.
 */
export function weightedIntervalScore(median: number, intervals: readonly CentralInterval[], observed: number): number {
  let sum = Math.abs(observed - median) / 2;
  for (const x of intervals) sum += (x.alpha / 2) * intervalScore(x, observed);
  return sum / (intervals.length + 0.5);
}
