export type GlmFamily = 'poisson' | 'logit' | 'gaussian';

/** What the solver needs of a family at one row: mean, weight and deviance at a linear predictor. */
export interface FamilyRules {
  /** True when one step solves it. */
  readonly linear: boolean;
  readonly clamp: number;
  mean(eta: number): number;
  /** d mean / d eta, which is also the variance of these canonical families. */
  slope(mean: number): number;
  deviance(y: number, mean: number): number;
  /** A mean near the outcome to take the first step from. */
  firstMean(y: number): number;
  link(mean: number): number;
}

/** Beyond e^30 a rate is a broken input; the clamp keeps the arithmetic finite until the ridge pulls it back. */
const MAX_LOG_RATE = 30;
/** A chance of 3e-7: nearer to 0 or 1 nothing can be told from data. */
const MAX_LOGIT = 15;
/** Smallest variance of a yes/no outcome that is used as a weight. */
const MIN_VARIANCE = 1e-6;

export const FAMILIES: Readonly<Record<GlmFamily, FamilyRules>> = {
  poisson: {
    linear: false,
    clamp: MAX_LOG_RATE,
    mean: Math.exp,
    slope: (mean) => mean,
    deviance: (y, mean) => 2 * ((y > 0 ? y * Math.log(y / mean) : 0) - y + mean),
    firstMean: (y) => y + 0.5,
    link: Math.log,
  },
  logit: {
    linear: false,
    clamp: MAX_LOGIT,
    mean: (eta) => 1 / (1 + Math.exp(-eta)),
    slope: (mean) => Math.max(MIN_VARIANCE, mean * (1 - mean)),
    deviance: (y, mean) => -2 * (y * Math.log(mean) + (1 - y) * Math.log(1 - mean)),
    firstMean: (y) => (y + 0.5) / 2,
    link: (mean) => Math.log(mean / (1 - mean)),
  },
  gaussian: {
    linear: true,
    clamp: Infinity,
    mean: (eta) => eta,
    slope: () => 1,
    deviance: (y, mean) => (y - mean) ** 2,
    firstMean: (y) => y,
    link: (mean) => mean,
  },
};
