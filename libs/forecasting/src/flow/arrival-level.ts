import { logProbability } from '@wardcast/probability';

/**
 * Model: a slowly varying level of arrivals around their weekly profile.
 *
 * Assumes that shocks to the level fade (mean reversion), so that next week is forecast at the profile and the next
 * hours at the level. theta ~ Gamma(a, b) with prior Gamma(kappa, kappa); per hour with delta = 2^(-1/half-life):
 * a <- kappa + delta (a + y - kappa), b <- kappa + delta (b + mu - kappa); h hours ahead both revert by delta^h
 * (forecasting design, section 3.2; a discounted conjugate filter, West and Harrison 1997). Do not trust it after a
 * feed gap: silence reads as a fall of the level.
 */
export interface LevelSettings {
  /** Weight of the prior, in arrivals. */
  readonly kappa: number;
  readonly halfLifeHours: number;
}
export interface LevelState {
  readonly a: number;
  readonly b: number;
}

const KAPPAS = [20, 40, 80, 160, 320, 640] as const;
const HALF_LIVES_HOURS = [6, 12, 24, 48, 168] as const;
/** Settings when the block is too short to choose: those of an ED with 15 arrivals an hour. */
const DEFAULT_SETTINGS: LevelSettings = { kappa: 300, halfLifeHours: 24 };
/** Half of the arrivals that a rate was read from: the filter sees the same ones again. Two, where there were next to none. */
const COUNTED_TWICE = 2;
const LEAST_KAPPA = 2;
/** An error of the rate itself does not fade within a forecast. */
const RATE_HALF_LIFE_HOURS = 168;
/** Hours for the filter to forget its start before its predictions are scored; also the least block to choose on. */
const WARM_UP_HOURS = 168;
const MIN_ARRIVALS_TO_CHOOSE = 30;
/** Extra-Poisson spread of single hours is kept within these: below is noise, above is a broken feed. */
const MAX_DISPERSION = 3;

export function startLevel(settings: LevelSettings): LevelState {
  return { a: settings.kappa, b: settings.kappa };
}
/** State after one hour with `count` arrivals where the profile expected `expected`. */
export function updateLevel(state: LevelState, settings: LevelSettings, hour: { readonly count: number; readonly expected: number }): LevelState {
  const delta = 2 ** (-1 / settings.halfLifeHours);
  const { kappa } = settings;
  return { a: kappa + delta * (state.a + hour.count - kappa), b: kappa + delta * (state.b + hour.expected - kappa) };
}
/** State `hours` ahead (any non-negative number) without observations. The factor on the profile is a / b. */
export function levelAhead(state: LevelState, settings: LevelSettings, hours: number): LevelState {
  const delta = 2 ** (-hours / settings.halfLifeHours);
  const { kappa } = settings;
  return { a: kappa + delta * (state.a - kappa), b: kappa + delta * (state.b - kappa) };
}
/** Runs the filter over hours in order, from the prior. */
export function runLevel(settings: LevelSettings, counts: ArrayLike<number>, expected: ArrayLike<number>): LevelState {
  let state = startLevel(settings);
  for (let i = 0; i < counts.length; i++) state = updateLevel(state, settings, { count: counts[i]!, expected: expected[i]! });
  return state;
}

export interface ChosenLevel {
  readonly settings: LevelSettings;
  /** Variance of single hours over what the level explains, at least 1. */
  readonly dispersion: number;
}

/** Picks the settings with the best one-step predictive likelihood on the block. Short blocks keep the default, or are as loose as a rate that was read from so few arrivals. */
export function chooseLevel(counts: ArrayLike<number>, expected: ArrayLike<number>): ChosenLevel {
  let [arrivals, scored] = [0, 0];
  for (let i = 0; i < counts.length; i++) {
    arrivals += counts[i]!;
    if (i >= WARM_UP_HOURS) scored += counts[i]!;
  }
  if (counts.length < 2 * WARM_UP_HOURS || scored < MIN_ARRIVALS_TO_CHOOSE) {
    const kappa = Math.max(LEAST_KAPPA, arrivals / COUNTED_TWICE);
    return { settings: kappa < DEFAULT_SETTINGS.kappa ? { kappa, halfLifeHours: RATE_HALF_LIFE_HOURS } : DEFAULT_SETTINGS, dispersion: 1 };
  }
  let best: { settings: LevelSettings; logLikelihood: number; dispersion: number } | null = null;
  for (const kappa of KAPPAS) {
    for (const halfLifeHours of HALF_LIVES_HOURS) {
      const settings = { kappa, halfLifeHours };
      const score = predictiveScore(settings, counts, expected);
      if (best === null || score.logLikelihood > best.logLikelihood) best = { settings, ...score };
    }
  }
  return { settings: best!.settings, dispersion: best!.dispersion };
}

function predictiveScore(settings: LevelSettings, counts: ArrayLike<number>, expected: ArrayLike<number>): { logLikelihood: number; dispersion: number } {
  let { a, b } = startLevel(settings);
  const { kappa } = settings;
  const delta = 2 ** (-1 / settings.halfLifeHours);
  let logLikelihood = 0;
  let squares = 0;
  let variances = 0;
  for (let i = 0; i < counts.length; i++) {
    const mean = (expected[i]! * a) / b;
    if (i >= WARM_UP_HOURS) {
      logLikelihood += logProbability(counts[i]!, mean, a);
      squares += (counts[i]! - mean) ** 2;
      variances += mean + (mean * mean) / a;
    }
    a = kappa + delta * (a + counts[i]! - kappa);
    b = kappa + delta * (b + expected[i]! - kappa);
  }
  return { logLikelihood, dispersion: Math.min(MAX_DISPERSION, Math.max(1, squares / variances)) };
}
