/** The error of a forecast as it was issued, in units of its own spread, once the truth is known. */
export interface IssuedError {
  /** Step at which the target became known (its own step). */
  readonly target: number;
  /** Horizon bucket, 0 the nearest. */
  readonly bucket: number;
  /** (observed - forecast) / spread of the forecast. */
  readonly score: number;
}
export interface ConformalSettings {
  /** Errors of targets in the last `windowSteps` before the origin count. */
  readonly windowSteps: number;
  readonly buckets: number;
}

/** Below this many errors the quantile of a bucket is that of all buckets together. */
export const MIN_BUCKET_ERRORS = 60;
/** Below this many in all the record says too little; the caller falls back to the law of its model. */
export const MIN_ERRORS = 20;

/**
 * Split conformal for forecasts made day by day or week by week: the past errors of forecasts as they were issued,
 * sorted, by horizon bucket. An interval or quantile made of them holds its nominal share whatever the law of the errors,
 * as long as the coming errors are like the recorded ones (Vovk, Gammerman and Shafer 2005; Lei et al. 2018). Only errors
 * of targets before `origin` enter. Returns null for a bucket when there are too few errors even in all buckets. Do not
 * trust it in the first weeks after a change of level or reporting: it widens only as fast as errors arrive.
 */
export function conformalErrors(issued: Iterable<IssuedError>, origin: number, settings: ConformalSettings): readonly (Float64Array | null)[] {
  const lists: number[][] = Array.from({ length: settings.buckets }, () => []);
  for (const { target, bucket, score } of issued) {
    if (target < origin && target >= origin - settings.windowSteps && Number.isFinite(score)) lists[bucket]?.push(score);
  }
  const all = lists.flat();
  return lists.map((list) => {
    if (list.length >= MIN_BUCKET_ERRORS) return Float64Array.from(list).sort();
    return all.length >= MIN_ERRORS ? Float64Array.from(all).sort() : null;
  });
}

/**
 * The quantile with the finite-sample correction: the ceil((n + 1) level)-th smallest above the middle, and mirrored below,
 * so that a one-sided bound holds at least its nominal share. Beyond the record it is the extreme. NaN for no scores.
 */
export function conformalQuantile(sorted: ArrayLike<number>, level: number): number {
  const n = sorted.length;
  const rank = level >= 0.5 ? Math.ceil((n + 1) * level) : n + 1 - Math.ceil((n + 1) * (1 - level));
  return sorted[Math.min(n, Math.max(1, rank)) - 1] ?? NaN;
}
