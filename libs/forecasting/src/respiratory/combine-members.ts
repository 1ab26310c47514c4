/**
 * Quantile average of members (Vincent averaging) with equal weights, each distance from the middle multiplied by `spread`.
 * All members have the same ascending levels, an odd number of them around the median. Averages of ascending lists ascend.
 */
export function combineMembers(members: readonly ArrayLike<number>[], spread: number): Float64Array {
  const levels = members[0]!.length;
  const mean = Float64Array.from({ length: levels }, (_, j) => members.reduce((sum, quantiles) => sum + quantiles[j]!, 0) / members.length);
  const middle = mean[(levels - 1) / 2]!;
  return mean.map((q) => middle + spread * (q - middle));
}
