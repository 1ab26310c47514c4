export type PitVerdict = 'fine' | 'warn' | 'act';
export interface PitUniformity {
  /** Largest distance between the share of values up to u and u itself. */
  readonly distance: number;
  readonly verdict: PitVerdict;
}

/** Scores that are looked back on. */
export const PIT_WINDOW = 200;
/** Limits of Kolmogorov's law at 5 % and 1 %, over the root of the number of scores. */
const WARN_LIMIT = 1.36;
const ACT_LIMIT = 1.63;
/** Kolmogorov's law needs some scores. */
const MIN_SCORES = 20;

/**
 * Kolmogorov-Smirnov distance of randomised PIT values from uniform, over the last 200: warn beyond 1.36/sqrt(n), act beyond
 * 1.63/sqrt(n) (Kolmogorov 1933, asymptotic). Assumes independent values in order of time: thin overlapping leads to one
 * per six hours before. Fine under 20 values. Do not read it as a measure of sharpness.
 */
export function pitUniformity(values: ArrayLike<number>): PitUniformity {
  const recent = Float64Array.from(values).filter(Number.isFinite).slice(-PIT_WINDOW).sort();
  const n = recent.length;
  let distance = 0;
  recent.forEach((u, i) => {
    distance = Math.max(distance, u - i / n, (i + 1) / n - u);
  });
  if (n < MIN_SCORES) return { distance, verdict: 'fine' };
  const scaled = distance * Math.sqrt(n);
  return { distance, verdict: scaled > ACT_LIMIT ? 'act' : scaled > WARN_LIMIT ? 'warn' : 'fine' };
}
