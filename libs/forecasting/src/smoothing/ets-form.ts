/** One member of the exponential smoothing family: how errors enter, whether a fading trend and a season are kept. */
export interface EtsForm {
  /** `additive`: errors, trend and season add up. `multiplicative`: errors and season are factors, so counts stay positive. */
  readonly law: 'additive' | 'multiplicative';
  /** A trend whose step shrinks by `phi` each time; false = the level only. */
  readonly damped: boolean;
  /** Length of the season in steps; 1 = none. */
  readonly seasonSteps: number;
}
/** Smoothing weights: of the level, of the trend, of the season, and what is left of the trend after a step. */
export interface EtsWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}
/** Where a series stands after its last step. */
export interface EtsState {
  readonly level: number;
  readonly slope: number;
  /** Season by step modulo the season's length: added, or a factor. */
  readonly season: Float64Array;
  /** Number of steps seen; the next one is this. */
  readonly steps: number;
}
export interface EtsRun {
  readonly state: EtsState;
  /** Discounted mean of squared one-step errors; of relative errors where the law is multiplicative. */
  readonly meanSquare: number;
  /** Discounted mean of the log of one-step means, which the likelihood of relative errors needs; 0 for additive. */
  readonly meanLogMean: number;
  readonly scored: number;
}
export interface EtsRunOptions {
  readonly form: EtsForm;
  readonly weights: EtsWeights;
  readonly start: EtsState;
  /** What is left of the weight of an error after one step; 1 = all errors count alike. */
  readonly keep: number;
}

/** A relative error needs a mean to relate to. */
const SMALLEST_MEAN = 1e-6;

/**
 * Runs the innovations form over `values` from `start.steps` on. With one-step mean m and error e = y - m (additive) or
 * e = y/m - 1 (multiplicative): additive l <- l + phi b + alpha e, b <- phi b + beta e, s <- s + gamma e; multiplicative
 * l <- (l + phi b)(1 + alpha e), b <- phi b + beta (l + phi b) e, s <- s (1 + gamma e) (Hyndman, Koehler, Ord and Snyder
 * 2008, tables 2.2 and 2.3). A value that is not finite leaves the state at its expectation.
 */
export function runEts(values: ArrayLike<number>, { form, weights, start, keep }: EtsRunOptions): EtsRun {
  const { alpha, beta, gamma, phi } = form.damped ? weights : { ...weights, beta: 0, phi: 0 };
  const factors = form.law === 'multiplicative';
  const season = Float64Array.from(start.season);
  let { level, slope } = start;
  let squares = 0;
  let logs = 0;
  let weight = 0;
  let scored = 0;
  for (let t = start.steps; t < values.length; t++) {
    const j = t % form.seasonSteps;
    const ahead = level + phi * slope;
    const mean = factors ? Math.max(SMALLEST_MEAN, ahead * season[j]!) : ahead + season[j]!;
    const value = values[t]!;
    const error = !Number.isFinite(value) ? 0 : factors ? value / mean - 1 : value - mean;
    level = factors ? ahead * (1 + alpha * error) : ahead + alpha * error;
    slope = phi * slope + beta * error * (factors ? ahead : 1);
    season[j] = factors ? season[j]! * (1 + gamma * error) : season[j]! + gamma * error;
    if (!Number.isFinite(value)) continue;
    squares = keep * squares + error * error;
    logs = keep * logs + (factors ? Math.log(mean) : 0);
    weight = keep * weight + 1;
    scored++;
  }
  return { state: { level, slope, season, steps: Math.max(start.steps, values.length) }, meanSquare: squares / weight, meanLogMean: logs / weight, scored };
}

/** Means of the next `horizonSteps` steps after a state. */
export function etsAhead(form: EtsForm, { phi }: EtsWeights, state: EtsState, horizonSteps: number): Float64Array {
  const out = new Float64Array(horizonSteps);
  let trend = 0;
  let damping = 1;
  for (let h = 0; h < horizonSteps; h++) {
    damping *= form.damped ? phi : 0;
    trend += damping * state.slope;
    const season = state.season[(state.steps + h) % form.seasonSteps]!;
    out[h] = form.law === 'multiplicative' ? Math.max(0, state.level + trend) * season : state.level + trend + season;
  }
  return out;
}

/**
 * State after the first `cycles` seasons (of the first `cycles` values where there is no season): their mean as level, no
 * slope, and the mean deviation or ratio of each season step. Null when the values do not reach so far, or are not
 * positive in the mean under a multiplicative law. Values that are not finite are left out of the means.
 */
export function startEts(values: ArrayLike<number>, form: EtsForm, cycles: number): EtsState | null {
  const steps = cycles * form.seasonSteps;
  if (values.length < steps) return null;
  const sums = new Float64Array(form.seasonSteps);
  const counts = new Float64Array(form.seasonSteps);
  for (let t = 0; t < steps; t++) {
    if (!Number.isFinite(values[t]!)) continue;
    sums[t % form.seasonSteps]! += values[t]!;
    counts[t % form.seasonSteps]!++;
  }
  if (counts.some((n) => n === 0)) return null;
  const means = sums.map((sum, j) => sum / counts[j]!);
  const level = means.reduce((total, x) => total + x, 0) / form.seasonSteps;
  if (form.law === 'multiplicative' && !(level > 0)) return null;
  return { level, slope: 0, season: means.map((x) => (form.law === 'multiplicative' ? Math.max(SMALLEST_MEAN, x / level) : x - level)), steps };
}
