import { fitRidgeGlm } from '../regression/ridge-glm';
import { linearPredictor } from '../regression/sparse-rows';
import type { DailyDesign } from './daily-design';

export interface DailyGlmFit {
  readonly coefficients: Float64Array;
  /** Pearson dispersion of the last year, at least 1. */
  readonly dispersion: number;
}
export interface LevelSettings {
  readonly halfLifeDays: number;
  /** Weight of the prior, in days of counts. */
  readonly priorDays: number;
}

/** Dispersion of daily emergency counts before it is measured. */
const USUAL_DISPERSION = 2;
const YEAR_DAYS = 365;
/** A squared standardised residual beyond this is an event, not dispersion. */
const MAX_SQUARE = 25;
/** What lies further back has no weight in any level in use. */
const LEVEL_MEMORY_DAYS = 600;
const SMALLEST_MEAN = 1e-3;

/**
 * Quasi-Poisson ridge regression of daily counts on the calendar (forecasting design, section 4): fitRidgeGlm on rows
 * before `to`, weights 2^(-age / halfLifeDays) over the dispersion, days without a count left out. The dispersion is
 * measured and the fit repeated once with it, so that the result depends on the data alone. Assumes that the calendar
 * acts by factors and alike every year. Do not trust annual terms before the second year.
 */
export function fitDailyGlm(counts: ArrayLike<number>, design: DailyDesign, options: { readonly to: number; readonly halfLifeDays: number }): DailyGlmFit {
  const { to, halfLifeDays } = options;
  const y = Float64Array.from({ length: to }, (_, i) => (Number.isFinite(counts[i]!) ? counts[i]! : 0));
  const age = Float64Array.from({ length: to }, (_, i) => (Number.isFinite(counts[i]!) ? 2 ** (-(to - i) / halfLifeDays) : 0));
  let fit: DailyGlmFit | null = null;
  for (let pass = 0; pass < 2; pass++) {
    const dispersion: number = fit?.dispersion ?? USUAL_DISPERSION;
    const { coefficients } = fitRidgeGlm({
      family: 'poisson',
      rows: design.rows,
      outcomes: y,
      offsets: design.offsets,
      weights: age.map((w) => w / dispersion),
      penalties: design.penalties,
      range: { from: 0, to },
      ...(fit === null ? {} : { start: fit.coefficients }),
    });
    fit = { coefficients, dispersion: dispersionOf(counts, design, { to, coefficients }) };
  }
  return fit!;
}

/** Mean of a day by the calendar alone. */
export function dailyMean({ rows, offsets }: DailyDesign, row: number, coefficients: Float64Array): number {
  return Math.exp(offsets[row]! + linearPredictor(rows, row, coefficients));
}

/** Factor of what is known of a day before smoothing: its special kind, its length, and a share of the annual cycle. */
export function knownFactor({ known, offsets }: DailyDesign, row: number, coefficients: Float64Array): number {
  return Math.exp(offsets[row]! + linearPredictor(known, row, coefficients));
}

/**
 * Means of the next days: the calendar times a Gamma level that reverts to 1 (a <- kappa + delta (a + y - kappa), the same
 * for b with the calendar's mean; a/b is the factor, both in counts over the dispersion; West and Harrison 1997).
 */
export function forecastDailyGlm(counts: ArrayLike<number>, model: { readonly design: DailyDesign; readonly fit: DailyGlmFit; readonly level: LevelSettings }, at: { readonly origin: number; readonly horizonDays: number }): Float64Array {
  const { design, fit, level } = model;
  const delta = 2 ** (-1 / level.halfLifeDays);
  const from = Math.max(0, at.origin - LEVEL_MEMORY_DAYS);
  const kappa = (level.priorDays * meanOf(counts, Math.max(0, at.origin - YEAR_DAYS), at.origin)) / fit.dispersion;
  let a = kappa;
  let b = kappa;
  for (let i = from; i < at.origin; i++) {
    const seen = Number.isFinite(counts[i]!);
    a = kappa + delta * (a + (seen ? counts[i]! / fit.dispersion : 0) - kappa);
    b = kappa + delta * (b + (seen ? dailyMean(design, i, fit.coefficients) / fit.dispersion : 0) - kappa);
  }
  return Float64Array.from({ length: at.horizonDays }, (_, h) => {
    const fade = delta ** (h + 1);
    const factor = (kappa + fade * (a - kappa)) / (kappa + fade * (b - kappa));
    return dailyMean(design, at.origin + h, fit.coefficients) * factor;
  });
}

function dispersionOf(counts: ArrayLike<number>, design: DailyDesign, at: { readonly to: number; readonly coefficients: Float64Array }): number {
  let squares = 0;
  let days = 0;
  for (let i = Math.max(0, at.to - YEAR_DAYS); i < at.to; i++) {
    if (!Number.isFinite(counts[i]!)) continue;
    const mean = Math.max(SMALLEST_MEAN, dailyMean(design, i, at.coefficients));
    squares += Math.min(MAX_SQUARE, (counts[i]! - mean) ** 2 / mean);
    days++;
  }
  return days === 0 ? USUAL_DISPERSION : Math.max(1, squares / days);
}

function meanOf(counts: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  let days = 0;
  for (let i = from; i < to; i++) {
    if (!Number.isFinite(counts[i]!)) continue;
    sum += counts[i]!;
    days++;
  }
  return days === 0 ? SMALLEST_MEAN : Math.max(SMALLEST_MEAN, sum / days);
}
