/**
 * Pinball (quantile) loss of one quantile q at level tau: (y - q)(tau - 1{y < q}). Never doubled. Unit: that of y.
 */
export function pinballOf(level: number, quantile: number, observed: number): number {
  return observed >= quantile ? level * (observed - quantile) : (1 - level) * (quantile - observed);
}

/** Mean pinball loss over the levels. `quantiles[i]` belongs to `levels[i]`. */
export function meanPinball(levels: readonly number[], quantiles: ArrayLike<number>, observed: number): number {
  let sum = 0;
  for (let i = 0; i < levels.length; i++) sum += pinballOf(levels[i]!, quantiles[i]!, observed);
  return sum / levels.length;
}
