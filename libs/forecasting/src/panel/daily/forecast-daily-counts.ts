import { cleanCounts, FULL_RECORD_WEEKS, shortRecordFactor } from '../clean-counts';
import type { CountsForecast } from '../counts-forecast';
import { doubtNotes } from '../doubt-notes';
import type { DailyLaw } from './daily-law';
import type { DailyPanelSettings } from './daily-settings';
import { DailyWalk } from './daily-walk';
import { dailyQuantiles } from './issue-daily';

const WEEK = 7;
/** Days of own counts before anything is said. */
const LEAST_DAYS = 14;
/** A forecast is not made from a count older than this. */
const MOST_SILENT_DAYS = 2;

/** One unit's daily counts, oldest first; NaN = not reported. */
export interface DailyHistory {
  /** Local calendar day of the first count, in days since 1970-01-01. */
  readonly firstDay: number;
  readonly counts: ArrayLike<number>;
  /** Beds open; absent where not known. */
  readonly capacity?: ArrayLike<number>;
}
export interface CountsQuestion {
  readonly levels: readonly number[];
}

/**
 * Forecasts one unit that sends only daily counts, with a stored law (`dailyLawFromJson`): the law gives the coefficients
 * and the shape, the unit's own record its level, weekday profile and error size, learnt by living through it. From the last
 * reported day, one to `horizonDays` days ahead. Refused when nothing but zeros was reported, after two silent days, or
 * with under two weeks of counts. Widened, and labelled so, under six weeks.
 */
export function forecastDailyCounts(model: { readonly law: DailyLaw; readonly settings: DailyPanelSettings }, history: DailyHistory, { levels }: CountsQuestion): CountsForecast {
  const clean = cleanCounts(history.counts);
  if (clean.reported < LEAST_DAYS) return { status: 'refused', reason: 'too-short' };
  if (clean.onlyZeros) return { status: 'refused', reason: 'only-zeros' };
  const last = clean.counts.findLastIndex((count) => !Number.isNaN(count));
  if (history.counts.length - 1 - last > MOST_SILENT_DAYS) return { status: 'refused', reason: 'silent' };
  const capacity = history.capacity === undefined ? null : [Float64Array.from(history.capacity)];
  const panel = { firstDay: history.firstDay, days: last + 1, units: [''], counts: [clean.counts], capacity };
  const walk = new DailyWalk(panel, { ...model.settings, leastRows: Infinity }, model.law);
  let forecast = walk.advance()[0] ?? null;
  while (walk.day <= last) forecast = walk.advance()[0] ?? null;
  if (forecast === null) return { status: 'refused', reason: 'too-short' };
  const weeks = clean.reported / WEEK;
  const horizons = Array.from({ length: model.settings.horizonDays }, (_, k) => k + 1);
  const factor = shortRecordFactor(weeks);
  const quantiles = horizons.map((horizon) => dailyQuantiles(model, widened(forecast, factor), horizon, levels)!);
  return { status: 'issued', originIndex: last, horizons, levels, quantiles, basis: weeks >= FULL_RECORD_WEEKS ? 'full-record' : 'short-record', notes: doubtNotes(clean) };
}

function widened<T extends { readonly wide: Float64Array }>(forecast: T, factor: number): T {
  return { ...forecast, wide: forecast.wide.map((value) => value * factor) };
}
