import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ArrivalCalendar } from '@wardcast/forecasting';
import { countFrom, uniformAt } from '@wardcast/probability';
import { HOUR_MS, zoneOffset } from '@wardcast/timeseries';
import { readHourlySeries, readSpecialDays } from '../backtest/hourly-ed/read-hourly-ed';

export const HISTORY_HOURS = 60 * 24;
export const AHEAD_HOURS = 72;
const WINDOW_HOURS = HISTORY_HOURS + AHEAD_HOURS;

/** History and truth of one forecast. */
export interface CountsSeries {
  readonly calendar: ArrivalCalendar;
  /** First hour, ms UTC. */
  readonly from: number;
  readonly counts: readonly number[];
}

/** A Monday, 00:00 UTC. */
const MONDAY = Date.UTC(2024, 0, 1);
const PLAIN: ArrivalCalendar = { zone: 'Etc/UTC', region: null, schoolHolidays: new Set(), events: new Set() };

/** Poisson counts with a wave over the day and a small one over the week. */
export function simulatedSeries(s: number): CountsSeries {
  const level = 3 + 37 * uniformAt(1, s, 0);
  const counts = Array.from({ length: WINDOW_HOURS }, (_, t) => {
    const mean = level * (1 + 0.5 * Math.sin((2 * Math.PI * (t - 9)) / 24)) * (1 + 0.1 * Math.sin((2 * Math.PI * t) / 168));
    return countFrom(uniformAt(2, s, t), mean);
  });
  return { calendar: PLAIN, from: MONDAY, counts };
}

/** The emergency department of the back-test `hourly-ed`, beside the checkout. */
const DEPARTMENT = join(__dirname, '../../../../../shared/data/hourly_ed_cardiff');
const [ZONE, REGION] = ['Europe/London', 'GB-WLS'];
/** Older than the origins that our settings were chosen on, and than the block that they are judged on. */
const UNTIL = Date.UTC(2015, 8, 1);
const BETWEEN_HOURS = 12 * 24;

/** Windows of a real department, twelve days apart: complete ones, and without a change of the clock, which the other model does not know. Empty where the data are not. */
export function departmentSeries(): readonly CountsSeries[] {
  const series = existsSync(DEPARTMENT) ? readHourlySeries(DEPARTMENT) : null;
  if (series === null) return [];
  const calendar = { zone: ZONE, region: REGION, ...readSpecialDays(DEPARTMENT) };
  const windows: CountsSeries[] = [];
  for (let start = 0; series.from + (start + WINDOW_HOURS) * HOUR_MS <= UNTIL; start += BETWEEN_HOURS) {
    const from = series.from + start * HOUR_MS;
    const counts = Array.from(series.counts.subarray(start, start + WINDOW_HOURS));
    const isSteady = zoneOffset(ZONE, from) === zoneOffset(ZONE, from + WINDOW_HOURS * HOUR_MS);
    if (isSteady && counts.length === WINDOW_HOURS && !counts.some(Number.isNaN)) windows.push({ calendar, from, counts });
  }
  return windows;
}
