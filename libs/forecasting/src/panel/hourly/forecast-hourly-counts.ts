import { cleanCounts, FULL_RECORD_WEEKS, shortRecordFactor } from '../clean-counts';
import type { CountsForecast } from '../counts-forecast';
import { doubtNotes } from '../doubt-notes';
import type { HourlyLaw } from './hourly-law';
import type { HourlySettings } from './hourly-settings';
import { HourlyWalk } from './hourly-walk';
import { hourlyQuantiles, type HourlyForecast } from './issue-hourly';

const HOURS_A_WEEK = 168;
/** Two weeks of own hours before anything is said: with less the profile of the week is a single draw. */
const LEAST_WEEKS = 2;
/** A forecast is not made from a count older than the way from one origin time to the next. */
const SILENT_HOURS = 6;

/** One site's hourly counts on its wall clock, oldest first; NaN = not reported. */
export interface HourlyHistory {
  /** Local calendar day of the first count, which is its hour 0. */
  readonly firstDay: number;
  readonly counts: ArrayLike<number>;
  /** 1 on holidays, by day, some days beyond the last count included. */
  readonly holidays: Uint8Array;
}

/**
 * Forecasts one site that sends only hourly counts, with a stored law (`hourlyLawFromJson`), from its latest origin time
 * (every six hours) that is not more than six hours old. The site's own record gives its level, profiles and error size.
 * Refused and widened like the daily form.
 */
export function forecastHourlyCounts(model: { readonly law: HourlyLaw; readonly settings: HourlySettings }, history: HourlyHistory, { levels }: { readonly levels: readonly number[] }): CountsForecast {
  const { law, settings } = model;
  const clean = cleanCounts(history.counts);
  const weeks = clean.reported / HOURS_A_WEEK;
  if (weeks < LEAST_WEEKS) return { status: 'refused', reason: 'too-short' };
  if (clean.onlyZeros) return { status: 'refused', reason: 'only-zeros' };
  const latest = latestForecast(model, history, clean.counts);
  const last = clean.counts.findLastIndex((count) => !Number.isNaN(count));
  if (latest === null || history.counts.length - 1 - last >= SILENT_HOURS) return { status: 'refused', reason: 'silent' };
  const factor = shortRecordFactor(weeks);
  const forecast = { ...latest.forecast, scale: latest.forecast.scale.map((value) => value * factor) };
  const quantiles = settings.horizonsHours.map((_, j) => hourlyQuantiles(law, forecast, j, levels)!);
  const basis = weeks >= FULL_RECORD_WEEKS ? 'full-record' : 'short-record';
  return { status: 'issued', originIndex: latest.origin, horizons: settings.horizonsHours, levels, quantiles, basis, notes: doubtNotes(clean) };
}

function latestForecast({ law, settings }: { readonly law: HourlyLaw; readonly settings: HourlySettings }, history: HourlyHistory, counts: Float64Array): { readonly origin: number; readonly forecast: HourlyForecast } | null {
  const panel = { firstDay: history.firstDay, hours: counts.length, sites: [''], counts: [counts], companions: null, regions: [0], holidays: history.holidays };
  const walk = new HourlyWalk(panel, { ...settings, warmWeeks: Infinity, refiner: null }, law);
  let latest: { readonly origin: number; readonly forecast: HourlyForecast } | null = null;
  while (walk.hour < counts.length) {
    const forecast = walk.advance()?.[0] ?? null;
    if (forecast !== null) latest = { origin: walk.hour - 1, forecast };
  }
  return latest !== null && counts.length - 1 - latest.origin < SILENT_HOURS ? latest : null;
}
