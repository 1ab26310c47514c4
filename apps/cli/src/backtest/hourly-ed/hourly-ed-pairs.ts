import { rollingOrigins } from '@wardcast/forecasting';
import { HOUR_MS, instantOfDay } from '@wardcast/timeseries';
import type { HourlySeries } from './read-hourly-ed';

/** One forecast to score, by hour numbers of the series. */
export interface HourPair {
  readonly origin: number;
  readonly target: number;
}
export const ZONE = 'Europe/London';
export const LONGEST_LEAD_HOURS = 48;
/** Local midnight and noon. */
const ORIGIN_MINUTES = [0, 720] as const;

/**
 * Pairs of the protocol: origins at local midnight and noon, leads 0 to 48 h, every target in [from, to) that is known.
 * Targets of the first two days are forecast from origins before the block too. Ordered by origin.
 */
export function protocolPairs(series: HourlySeries, fromDay: number, toDay: number): readonly HourPair[] {
  const [from, to] = [hourOf(series, instantOfDay(ZONE, fromDay)), hourOf(series, instantOfDay(ZONE, toDay))];
  const range = { from: series.from + (from - LONGEST_LEAD_HOURS) * HOUR_MS, to: series.from + to * HOUR_MS };
  return rollingOrigins(ZONE, range, ORIGIN_MINUTES).flatMap((at) => {
    const origin = hourOf(series, at);
    const leads = Array.from({ length: LONGEST_LEAD_HOURS + 1 }, (_, lead) => origin + lead);
    return leads.filter((target) => target >= from && target < to && isKnown(series, target)).map((target) => ({ origin, target }));
  });
}

/** A listed pair with its row in the list, so that scores published row by row can be set beside ours. */
export interface ListedPair extends HourPair {
  readonly row: number;
}

/** The listed pairs (ISO instants) whose target lies in [from, to) and is known, ordered by origin. */
export function listedPairs(series: HourlySeries, rows: readonly Readonly<Record<string, string>>[], range: { readonly fromDay: number; readonly toDay: number }): readonly ListedPair[] {
  const [from, to] = [range.fromDay, range.toDay].map((day) => hourOf(series, instantOfDay(ZONE, day)));
  return rows
    .map((row, i) => ({ row: i, origin: hourOf(series, Date.parse(row['issue_utc'] ?? '')), target: hourOf(series, Date.parse(row['target_utc'] ?? '')) }))
    .filter(({ target }) => target >= from! && target < to! && isKnown(series, target))
    .sort((a, b) => a.origin - b.origin || a.target - b.target);
}

function hourOf(series: HourlySeries, instant: number): number {
  return Math.round((instant - series.from) / HOUR_MS);
}

function isKnown({ counts }: HourlySeries, hour: number): boolean {
  return hour >= 0 && hour < counts.length && !Number.isNaN(counts[hour]!);
}
