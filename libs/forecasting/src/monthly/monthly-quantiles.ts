import { conformalQuantile, MIN_ERRORS } from '../conformal/split-conformal';
import { forecastMonthlyPanel, type MonthlyForecast, type MonthlyPanel } from './monthly-panel';

export interface MonthlyQuantileForecast extends MonthlyForecast {
  /** By month ahead, one value per level; null when there is no earlier origin to learn errors from. */
  readonly quantiles: readonly Float64Array[] | null;
}

/** Months that an earlier origin must leave to fit on. */
const MIN_HISTORY_MONTHS = 24;
/** Horizons up to these share their errors. */
const BUCKET_ENDS = [3, 6, Infinity] as const;
/** Weight of the dispersion of all series beside that of one, in months. */
const DISPERSION_PRIOR_MONTHS = 12;
const SMALLEST_MEAN = 0.5;

/**
 * Monthly panel forecast with quantiles by split conformal: the same model at the origin one horizon earlier, its errors
 * against what came after in units of sqrt(mean x dispersion of the series), pooled over the panel by horizon bucket.
 * Assumes that the coming year errs like the last one: one year of one panel shares its shocks, so trust the middle more
 * than the tails.
 */
export function forecastMonthlyQuantiles(panel: MonthlyPanel, horizonMonths: number, levels: readonly number[]): readonly MonthlyQuantileForecast[] {
  const forecasts = forecastMonthlyPanel(panel, horizonMonths);
  const origin = (panel.series[0]?.length ?? 0) - horizonMonths;
  if (origin < MIN_HISTORY_MONTHS) return forecasts.map((forecast) => ({ ...forecast, quantiles: null }));
  const earlier = forecastMonthlyPanel({ ...panel, series: panel.series.map((counts) => Array.from(counts).slice(0, origin)) }, horizonMonths);
  const spreads = dispersions(earlier, panel, origin);
  const errors: number[][] = BUCKET_ENDS.map(() => []);
  earlier.forEach(({ means }, i) => {
    for (const [h, mean] of means.entries()) {
      const observed = panel.series[i]![origin + h]!;
      if (Number.isFinite(observed)) errors[bucketOf(h + 1)]!.push((observed - mean) / spreadOf(mean, spreads[i]!));
    }
  });
  const sorted = errors.map((list) => Float64Array.from(list).sort());
  return forecasts.map((forecast, i) => ({ ...forecast, quantiles: quantilesOf(forecast.means, spreads[i]!, { sorted, levels }) }));
}

function quantilesOf(means: Float64Array, dispersion: number, law: { readonly sorted: readonly Float64Array[]; readonly levels: readonly number[] }): readonly Float64Array[] | null {
  if (law.sorted.some((list) => list.length < MIN_ERRORS)) return null;
  return Array.from(means, (mean, h) => {
    const scores = law.sorted[bucketOf(h + 1)]!;
    return Float64Array.from(law.levels, (level) => Math.max(0, mean + conformalQuantile(scores, level) * spreadOf(mean, dispersion)));
  });
}

function bucketOf(monthsAhead: number): number {
  return BUCKET_ENDS.findIndex((end) => monthsAhead <= end);
}

function spreadOf(mean: number, dispersion: number): number {
  return Math.sqrt(Math.max(SMALLEST_MEAN, mean) * dispersion);
}

/** Squared changes from the same month a year before over twice the level before the earlier origin, drawn to the mean of all. */
function dispersions(earlier: readonly MonthlyForecast[], panel: MonthlyPanel, origin: number): readonly number[] {
  const raw = earlier.map((_, i) => {
    const counts = panel.series[i]!;
    let squares = 0;
    let months = 0;
    for (let t = 12; t < origin; t++) {
      const level = Math.max(SMALLEST_MEAN, (counts[t]! + counts[t - 12]!) / 2);
      if (!Number.isFinite(level)) continue;
      squares += (counts[t]! - counts[t - 12]!) ** 2 / (2 * level);
      months++;
    }
    return { squares, months };
  });
  const pooled = raw.reduce((sum, { squares, months }) => sum + squares / Math.max(1, months), 0) / Math.max(1, raw.length);
  return raw.map(({ squares, months }) => (squares + DISPERSION_PRIOR_MONTHS * pooled) / (months + DISPERSION_PRIOR_MONTHS));
}
