export type GlmFamily = 'poisson' | 'logit' | 'gaussian';

/** What the solver needs of a family at one row: mean, weight and loss at a linear predictor. */
export interface FamilyRules {
  /** True when one step solves it. */
  readonly linear: boolean;
  readonly clamp: number;
  mean(eta: number): number;
  /** d mean / d eta, which is also the variance of these canonical families. */
  slope(mean: number): number;
  /** Minus twice the log-likelihood, without what depends on the outcome alone; `mean` is that of `eta`. */
  loss(y: number, eta: number, mean: number): number;
  /** The least loss that any mean could have: a loss less this is the deviance (of a share: up to a constant). */
  leastLoss(y: number): number;
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
    loss: (y, eta, mean) => 2 * (mean - y * eta),
    leastLoss: (y) => (y > 0 ? 2 * (y - y * Math.log(y)) : 0),
    firstMean: (y) => y + 0.5,
    link: Math.log,
  },
  logit: {
    linear: false,
    clamp: MAX_LOGIT,
    mean: (eta) => 1 / (1 + Math.exp(-eta)),
    slope: (mean) => Math.max(MIN_VARIANCE, mean * (1 - mean)),
    loss: (y, eta, mean) => -2 * (y * eta + Math.log(1 - mean)),
    leastLoss: () => 0,
    firstMean: (y) => (y + 0.5) / 2,
    link: (mean) => Math.log(mean / (1 - mean)),
  },
  gaussian: {
    linear: true,
    clamp: Infinity,
    mean: (eta) => eta,
    slope: () => 1,
    loss: (y, _eta, mean) => (y - mean) ** 2,
    leastLoss: () => 0,
    firstMean: (y) => y,
    link: (mean) => mean,
  },
};
