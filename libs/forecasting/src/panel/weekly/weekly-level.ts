import { sortedQuantile } from '../error-pool';

const ALPHAS: readonly number[] = [0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 1];
/** Own errors before their quantiles are used; with fewer the spread comes from the first differences. */
const LEAST_ERRORS = 10;
/** Half the errors and more come from the last year. */
const KEPT_ERRORS = 104;
/** Counts before anything is said. */
const LEAST_WEEKS = 4;

export interface WeeklyLevelForecast {
  readonly centre: number;
  /** By horizon (1 first): quantiles at the levels, ascending, never below zero. */
  readonly quantiles: readonly Float64Array[];
}

/**
 * Simple exponential smoothing of one weekly series, its weight chosen on the series' own past one-week errors; the same
 * centre for every horizon, with the quantiles of its own errors that many weeks ahead, taken with both signs.
 * Assumes a level that wanders without season or trend. Source: Brown (1959); conformal spread. Do not trust it through an
 * epidemic wave: it follows and never leads. Null below four reported weeks, or when `origin` is not reported.
 * `values`: counts by week, NaN = not reported; nothing after `origin` is read.
 */
export function forecastWeeklyLevel(values: ArrayLike<number>, origin: number, options: { readonly horizonWeeks: number; readonly levels: readonly number[] }): WeeklyLevelForecast | null {
  if (!(values[origin]! >= 0) || reportedUntil(values, origin) < LEAST_WEEKS) return null;
  const paths = ALPHAS.map((alpha) => smoothed(values, origin, alpha));
  const path = paths.reduce((best, next) => (meanError(values, next, origin) < meanError(values, best, origin) ? next : best));
  const centre = path[origin]!;
  const quantiles = Array.from({ length: options.horizonWeeks }, (_, k) => {
    const errors = spreadAround(values, path, { origin, horizon: k + 1 });
    return Float64Array.from(options.levels, (level) => Math.max(0, centre + sortedQuantile(errors, level)));
  });
  return { centre, quantiles };
}

function reportedUntil(values: ArrayLike<number>, origin: number): number {
  let reported = 0;
  for (let t = 0; t <= origin; t++) if (values[t]! >= 0) reported++;
  return reported;
}

/** Level after each week; it stays through weeks without a report. */
function smoothed(values: ArrayLike<number>, origin: number, alpha: number): Float64Array {
  const path = new Float64Array(origin + 1);
  let level = NaN;
  for (let t = 0; t <= origin; t++) {
    const value = values[t]!;
    if (value >= 0) level = Number.isNaN(level) ? value : level + alpha * (value - level);
    path[t] = level;
  }
  return path;
}

function meanError(values: ArrayLike<number>, path: Float64Array, origin: number): number {
  let sum = 0;
  let count = 0;
  for (let t = 1; t <= origin; t++) {
    const error = Math.abs(values[t]! - path[t - 1]!);
    if (Number.isNaN(error)) continue;
    sum += error;
    count++;
  }
  return count === 0 ? Infinity : sum / count;
}

/** Errors of one horizon with their mirror images, ascending; too few of them are one-week errors stretched by the root of the horizon. */
function spreadAround(values: ArrayLike<number>, path: Float64Array, at: { readonly origin: number; readonly horizon: number }): Float64Array {
  const own = errorsAhead(values, path, at);
  if (own.length >= LEAST_ERRORS) return mirrored(own);
  const next = errorsAhead(values, path, { ...at, horizon: 1 });
  const stretch = Math.sqrt(at.horizon * (1 + 1 / Math.max(1, next.length)));
  return next.length === 0 ? mirrored([Math.sqrt(path[at.origin]! + 1)]) : mirrored(next.map((error) => error * stretch));
}

function errorsAhead(values: ArrayLike<number>, path: Float64Array, { origin, horizon }: { readonly origin: number; readonly horizon: number }): readonly number[] {
  const errors: number[] = [];
  for (let t = Math.max(horizon, origin - KEPT_ERRORS + 1); t <= origin; t++) {
    const error = values[t]! - path[t - horizon]!;
    if (!Number.isNaN(error)) errors.push(error);
  }
  return errors;
}

function mirrored(errors: readonly number[]): Float64Array {
  return Float64Array.from(errors.flatMap((error) => [error, -error])).sort();
}
