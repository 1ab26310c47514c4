/** A member's ascending quantiles, an odd number of them around the median, and its share in the mixture. */
export interface WeightedQuantiles {
  readonly quantiles: ArrayLike<number>;
  readonly weight: number;
}

/**
 * Weighted average of quantiles (Vincent averaging), each distance from the middle multiplied by `spread`. Weights need
 * not sum to 1. Averages of ascending lists ascend.
 */
export function combineMembers(members: readonly WeightedQuantiles[], spread: number): Float64Array {
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  const levels = members[0]!.quantiles.length;
  const mean = Float64Array.from({ length: levels }, (_, j) => members.reduce((sum, { quantiles, weight }) => sum + (weight / total) * quantiles[j]!, 0));
  const middle = mean[(levels - 1) / 2]!;
  return mean.map((q) => middle + spread * (q - middle));
}
