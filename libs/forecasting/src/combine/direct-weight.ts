/** Weight of the direct expert beside the flow model by hours ahead, in [0, 1]. */
export interface DirectWeights {
  /** At each of DIRECT_BUCKETS. */
  readonly byBucket: readonly number[];
}

/** Last hour of each horizon bucket (forecasting design, section 1). */
export const DIRECT_BUCKETS_HOURS = [1, 6, 24, 72] as const;

/**
 * Where nothing has been learned yet: the flow model leads while those who are present now decide the census, the direct
 * expert where its memory of how full units empty again does. Chosen on sample hospitals of other seeds than those that
 * are scored.
 */
export const PRIOR_DIRECT_WEIGHTS: DirectWeights = { byBucket: [0.35, 0.4, 0.55, 0.8] };

/** Constant within a bucket and beyond the last. */
export function directWeightAt(weights: DirectWeights, hoursAhead: number): number {
  return weights.byBucket.at(bucketOf(hoursAhead))!;
}

/** Index into DIRECT_BUCKETS_HOURS; -1, the last one of a list, beyond it. */
export function bucketOf(hoursAhead: number): number {
  return DIRECT_BUCKETS_HOURS.findIndex((last) => hoursAhead <= last);
}
