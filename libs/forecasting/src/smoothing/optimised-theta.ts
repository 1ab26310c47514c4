export interface ThetaFit {
  /** Smoothing weight of the level. */
  readonly alpha: number;
  /** How strongly the local line is drawn out: 1 is simple smoothing, 2 the classic theta, large the whole line. */
  readonly theta: number;
  readonly state: ThetaState;
  readonly meanSquare: number;
}
interface ThetaState {
  readonly level: number;
  readonly mean: number;
  readonly slope: number;
  readonly steps: number;
}

const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95] as const;
const THETAS = [1, 1.5, 2, 3, 5, 10] as const;
/** The level starts at the mean of this many values and errors count after them. */
const START_VALUES = 6;
const MIN_VALUES = 12;

/**
 * Dynamic optimised theta (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016, International Journal of
 * Forecasting 32, equations 18 to 24): simple smoothing of the level plus a share 1 - 1/theta of the line through all
 * values so far, whose intercept A and slope B are renewed with every value:
 * m = l + (1 - 1/theta) [(1 - alpha)^(t-1) A + (1 - (1 - alpha)^t)/alpha B], l <- alpha y + (1 - alpha) l.
 * Alpha and theta by the smallest mean squared one-step error on a grid. Assumes no season (take it out first) and one
 * slope for the whole history: do not trust it after a turn of the trend or on less than a year. Null under 12 finite values.
 */
export function fitOptimisedTheta(values: ArrayLike<number>): ThetaFit | null {
  const finite = Float64Array.from(values).filter(Number.isFinite);
  if (finite.length < MIN_VALUES) return null;
  let best: ThetaFit | null = null;
  for (const alpha of ALPHAS) {
    for (const theta of THETAS) {
      const { state, meanSquare } = runTheta(finite, alpha, theta);
      if (best === null || meanSquare < best.meanSquare) best = { alpha, theta, state, meanSquare };
    }
  }
  return best;
}

/** Means of the next steps; beyond the first, each mean stands for the value not yet seen. */
export function forecastTheta({ alpha, theta, state }: ThetaFit, horizonSteps: number): Float64Array {
  const out = new Float64Array(horizonSteps);
  let at = state;
  for (let h = 0; h < horizonSteps; h++) {
    out[h] = oneStepMean(at, alpha, theta);
    at = afterValue(at, alpha, out[h]!);
  }
  return out;
}

/** The recursion over all values, without a new state per step: it runs once for every pair of weights. */
function runTheta(values: Float64Array, alpha: number, theta: number): { readonly state: ThetaState; readonly meanSquare: number } {
  let level = values.subarray(0, START_VALUES).reduce((sum, x) => sum + x, 0) / START_VALUES;
  let mean = 0;
  let slope = 0;
  let squares = 0;
  let left = 1;
  const line = 1 - 1 / theta;
  for (let steps = 0; steps < values.length; steps++) {
    const value = values[steps]!;
    if (steps >= START_VALUES) {
      const intercept = mean - ((steps + 1) / 2) * slope;
      squares += (value - level - line * (left * intercept + ((1 - left * (1 - alpha)) / alpha) * slope)) ** 2;
    }
    const t = steps + 1;
    level = alpha * value + (1 - alpha) * level;
    slope = t < 2 ? 0 : ((t - 2) * slope + (6 / t) * (value - mean)) / (t + 1);
    mean += (value - mean) / t;
    left *= 1 - alpha;
  }
  return { state: { level, mean, slope, steps: values.length }, meanSquare: squares / (values.length - START_VALUES) };
}

function oneStepMean({ level, mean, slope, steps }: ThetaState, alpha: number, theta: number): number {
  const left = (1 - alpha) ** steps;
  const intercept = mean - ((steps + 1) / 2) * slope;
  return level + (1 - 1 / theta) * (left * intercept + ((1 - left * (1 - alpha)) / alpha) * slope);
}

/** Level, running mean and least-squares slope of all values after one more. */
function afterValue({ level, mean, slope, steps }: ThetaState, alpha: number, value: number): ThetaState {
  const t = steps + 1;
  return {
    level: alpha * value + (1 - alpha) * level,
    mean: (steps * mean + value) / t,
    slope: t < 2 ? 0 : ((t - 2) * slope + (6 / t) * (value - mean)) / (t + 1),
    steps: t,
  };
}
