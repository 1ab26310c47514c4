import { etsAhead, runEts, startEts, type EtsForm, type EtsState, type EtsWeights } from './ets-form';

export interface EtsFitOptions {
  /** Seasons (values, without a season) that set the start and are not scored; default 2 seasons, or 4 values. */
  readonly startCycles?: number;
  /** Errors lose weight by this half-life, so that the weights suit the recent past; default none. */
  readonly halfLifeSteps?: number;
}
export interface EtsFit {
  readonly form: EtsForm;
  readonly weights: EtsWeights;
  readonly state: EtsState;
  /** Mean squared one-step error: squared units, or a squared ratio where the law is multiplicative. */
  readonly meanSquare: number;
  /** Akaike's criterion corrected for short series; smaller is better, comparable between forms on the same values. */
  readonly aicc: number;
}

/** Weights tried first. Levels of counts move slowly, so the grid is finer near zero. */
const ALPHAS = [0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45, 0.65] as const;
const GAMMAS = [0.003, 0.01, 0.02, 0.04, 0.08, 0.15] as const;
/** The slope's weight as a share of the level's: a slope that reacts as fast as the level chases noise. */
const SLOPE_SHARES = [0, 0.05, 0.1, 0.2] as const;
const PHIS = [0.8, 0.9, 0.98] as const;
const START_SEASONS = 2;
const START_VALUES = 4;
/** Fewer scored steps than this cannot tell weights apart. */
const MIN_SCORED = 6;

/**
 * Chooses the smoothing weights of a form on a fixed grid by the smallest discounted mean squared one-step error, which is
 * the likelihood of the family with its start held fixed: ETS(A,N,N), (A,N,A), (M,N,N), (M,N,M) and their damped variants
 * (Hyndman, Koehler, Ord and Snyder 2008). Assumes one level, one fading trend and one season that drift slowly; take
 * holidays out first. Do not trust it on under three seasons, after a jump that is not an outlier, or (multiplicative) on
 * counts near zero. Deterministic; about n x 10 to 700 steps of work. Null when the series is too short for the form, or
 * holds nothing positive under a multiplicative law.
 */
export function fitEts(values: ArrayLike<number>, form: EtsForm, options: EtsFitOptions = {}): EtsFit | null {
  const start = startEts(values, form, options.startCycles ?? (form.seasonSteps === 1 ? START_VALUES : START_SEASONS));
  if (start === null || values.length - start.steps < MIN_SCORED) return null;
  const keep = options.halfLifeSteps === undefined ? 1 : 2 ** (-1 / options.halfLifeSteps);
  let best: (EtsFit & { readonly criterion: number }) | null = null;
  for (const weights of grid(form)) {
    const { state, meanSquare, meanLogMean, scored } = runEts(values, { form, weights, start, keep });
    if (scored < MIN_SCORED || !Number.isFinite(meanSquare)) continue;
    const criterion = Math.log(Math.max(meanSquare, Number.MIN_VALUE)) + 2 * meanLogMean;
    if (best !== null && criterion >= best.criterion) continue;
    best = { form, weights, state, meanSquare, aicc: scored * criterion + penalty(form, scored), criterion };
  }
  return best;
}

/** Means of the next steps after the fitted series. */
export function forecastEts(fit: EtsFit, horizonSteps: number): Float64Array {
  return etsAhead(fit.form, fit.weights, fit.state, horizonSteps);
}

/** The fit moved on over a longer series with its weights kept: `values` begins where the fitted one began. */
export function advanceEts(fit: EtsFit, values: ArrayLike<number>): EtsFit {
  return { ...fit, state: runEts(values, { form: fit.form, weights: fit.weights, start: fit.state, keep: 1 }).state };
}

function* grid(form: EtsForm): Generator<EtsWeights> {
  for (const alpha of ALPHAS) {
    for (const gamma of form.seasonSteps === 1 ? [0] : GAMMAS) {
      if (!form.damped) yield { alpha, beta: 0, gamma, phi: 0 };
      else for (const phi of PHIS) for (const share of SLOPE_SHARES) yield { alpha, beta: alpha * share, gamma, phi };
    }
  }
}

/** 2k + 2k(k + 1)/(n - k - 1) with k weights, start values and the variance. */
function penalty(form: EtsForm, scored: number): number {
  const k = 3 + (form.damped ? 3 : 0) + (form.seasonSteps === 1 ? 0 : form.seasonSteps);
  return scored > k + 1 ? 2 * k + (2 * k * (k + 1)) / (scored - k - 1) : Infinity;
}
