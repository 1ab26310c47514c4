import { solvePositiveDefinite } from '@wardcast/probability';

/** One series freed of what the calendar knows, and the factor that was taken out of each day (days beyond the origin included). */
export interface FreedSeries {
  readonly free: Float64Array;
  readonly factors: Float64Array;
}
export interface ShortMemorySettings {
  readonly alpha: number;
  readonly gamma: number;
  readonly seasonSteps: number;
}

/** Leads with a memory of their own; beyond, the levels say all. */
export const MEMORY_LEADS_DAYS = 14;
/** Errors of the last two years teach the memory. */
const LEARNING_DAYS = 730;
const START_CYCLES = 8;
/** Prior precision of a slope, in squared errors: about three weeks of seven series. */
const RIDGE = 150;
/** An error beyond this many roots of the mean is an event, not a level. */
const MAX_ERROR = 4;
const FEATURES = 5;
const SMALLEST_MEAN = 0.5;

/**
 * Short memory of daily errors shared by related series: weather, an epidemic's week or a holiday that the calendar does
 * not know lift all of them for some days, faster than a level may follow. Per lead a ridge regression, pooled over the
 * series, of the standardised error h days ahead of a slow level with a week, (y - m)/sqrt(m), on the last day's error and
 * the means of three and seven days of all series together, and on the own deviation from them (last day, seven days).
 * Learnt from errors before `origin` only. Returns by series the correction of each lead in roots of the mean; 0 beyond
 * two weeks. Assumes that errors fade alike at all times. Do not trust it on the days after an outage of the feed.
 */
export function shortMemory(series: readonly FreedSeries[], origin: number, settings: ShortMemorySettings): readonly Float64Array[] {
  const runs = series.map(({ free, factors }) => errorRun(free.subarray(0, origin), factors, settings));
  const first = START_CYCLES * settings.seasonSteps + 7;
  const out = series.map(() => new Float64Array(MEMORY_LEADS_DAYS));
  if (origin - first < MEMORY_LEADS_DAYS * 3) return out;
  const common = commonErrors(runs, origin);
  const from = Math.max(first, origin - LEARNING_DAYS);
  const now = runs.map((run) => features(run.errors, common, origin));
  for (let lead = 1; lead <= MEMORY_LEADS_DAYS; lead++) {
    const matrix = new Float64Array(FEATURES * FEATURES);
    const target = new Float64Array(FEATURES);
    for (let j = 0; j < FEATURES; j++) matrix[j * FEATURES + j] = RIDGE;
    for (const run of runs) {
      for (let t = from; t + lead <= origin; t++) {
        const y = run.ahead(t, lead);
        if (Number.isFinite(y)) addRow(matrix, target, { x: features(run.errors, common, t), y });
      }
    }
    const slopes = solvePositiveDefinite(matrix, target);
    now.forEach((x, i) => {
      out[i]![lead - 1] = x.reduce((sum, value, j) => sum + value * slopes[j]!, 0);
    });
  }
  return out;
}

interface ErrorRun {
  /** Standardised one-step errors; 0 where the day is not known or too early. */
  readonly errors: Float64Array;
  /** Standardised error of day t + lead - 1 as forecast with the days before t; NaN where it is not known. */
  readonly ahead: (t: number, lead: number) => number;
}

function errorRun(free: Float64Array, factors: Float64Array, { alpha, gamma, seasonSteps }: ShortMemorySettings): ErrorRun {
  const width = seasonSteps + 1;
  const states = new Float64Array((free.length + 1) * width);
  const start = START_CYCLES * seasonSteps;
  const season = new Float64Array(seasonSteps);
  let level = finiteMean(free.subarray(0, start));
  for (let j = 0; j < seasonSteps; j++) season[j] = finiteMean(free.subarray(0, start).filter((_, t) => t % seasonSteps === j)) - level;
  const errors = new Float64Array(free.length);
  for (let t = 0; t <= free.length; t++) {
    states[t * width] = level;
    states.set(season, t * width + 1);
    if (t < start || t === free.length || !Number.isFinite(free[t]!)) continue;
    const error = free[t]! - level - season[t % seasonSteps]!;
    errors[t] = standardised(free[t]!, free[t]! - error, factors[t]!);
    level += alpha * error;
    season[t % seasonSteps]! += gamma * error;
  }
  return {
    errors,
    ahead: (t, lead) => {
      const day = t + lead - 1;
      return standardised(free[day]!, states[t * width]! + states[t * width + 1 + (day % seasonSteps)]!, factors[day]!);
    },
  };
}

/** (y - m)/sqrt(m) of counts whose freed values are given, clipped. */
function standardised(free: number, mean: number, factor: number): number {
  const root = Math.sqrt(Math.max(SMALLEST_MEAN, mean * factor));
  return Math.max(-MAX_ERROR, Math.min(MAX_ERROR, ((free - mean) * factor) / root));
}

function commonErrors(runs: readonly ErrorRun[], days: number): Float64Array {
  return Float64Array.from({ length: days }, (_, t) => runs.reduce((sum, { errors }) => sum + errors[t]!, 0) / runs.length);
}

function features(errors: Float64Array, common: Float64Array, t: number): readonly number[] {
  const own = (days: number): number => meanBefore(errors, t, days) - meanBefore(common, t, days);
  return [meanBefore(common, t, 1), meanBefore(common, t, 3), meanBefore(common, t, 7), own(1), own(7)];
}

function meanBefore(values: Float64Array, t: number, days: number): number {
  let sum = 0;
  for (let i = t - days; i < t; i++) sum += values[i]!;
  return sum / days;
}

function finiteMean(values: Float64Array): number {
  const known = values.filter(Number.isFinite);
  return known.length === 0 ? 0 : known.reduce((sum, x) => sum + x, 0) / known.length;
}

function addRow(matrix: Float64Array, target: Float64Array, { x, y }: { readonly x: readonly number[]; readonly y: number }): void {
  for (let a = 0; a < FEATURES; a++) {
    target[a]! += x[a]! * y;
    for (let b = 0; b <= a; b++) matrix[a * FEATURES + b]! += x[a]! * x[b]!;
  }
}
