import { HOUR_MS } from '@wardcast/timeseries';
import type { CensusForecast } from '../census/census-forecast';

/** What a unit counted lately; either list may be empty. */
export interface RecentCounts {
  /** Known census of past hours, any grid. */
  readonly census: readonly number[];
  /** Arrivals in the whole hours before the issue, oldest first. */
  readonly arrivals: readonly number[];
}
export type SumRefusal = 'books_unbalanced' | 'sum_of_arrivals' | 'sum_of_census';

/**
 * A day three times as busy as the busiest of four weeks, or a horizon three times as full as the fullest hour, has been
 * forecast by nothing but a fault: seasons, holidays and outbreaks move a unit by tens of percent in so short a time.
 */
const SUM_FACTOR = 3;
/** Sums up to here may be anything: a quiet unit that doubles twice has still only a handful of patients. */
const ARRIVALS_FLOOR = 10;
const CENSUS_FLOOR = 5;
const DAY_HOURS = 24;
/** With fewer days the quietest and the busiest say too little. */
const MIN_DAYS = 7;
/** Single precision, and tails cut at 1e-9 of some thousand counts. */
const BALANCE_SLACK = 0.01;

/**
 * Sums that a forecast of one unit must get right. Those here and those expected, less those who leave, are the mean; the
 * arrivals of the first day lie between a third of the quietest and three times the busiest of the last days (only where
 * a flow model spoke: simpler rules know no flows); the mean census over the horizon lies as near to what was counted.
 * Null when all hold, else the first breach.
 */
export function checkSums(forecast: CensusForecast, recent: RecentCounts): SumRefusal | null {
  if (!isBalanced(forecast)) return 'books_unbalanced';
  if (forecast.parts != null && !hasUsualArrivals(forecast, recent.arrivals)) return 'sum_of_arrivals';
  const seen = [...recent.census, forecast.censusAtIssue];
  const usual = forecast.mean.reduce((sum, m) => sum + m, 0) / forecast.mean.length;
  return isWithin(usual, seen, CENSUS_FLOOR) ? null : 'sum_of_census';
}

function isBalanced({ mean, expectedIn, expectedOut, censusAtIssue }: CensusForecast): boolean {
  // Where fewer are expected here than the books allow, corrections have lifted the mean above them and nobody is said to leave.
  return mean.every((m, i) => Math.abs(Math.max(0, censusAtIssue + expectedIn[i]! - m) - expectedOut[i]!) <= BALANCE_SLACK * (1 + m));
}

function hasUsualArrivals({ expectedIn, targets, issuedAt }: CensusForecast, arrivals: readonly number[]): boolean {
  const days = Array.from({ length: Math.floor(arrivals.length / DAY_HOURS) }, (_, back) => {
    const end = arrivals.length - back * DAY_HOURS;
    return arrivals.slice(end - DAY_HOURS, end).reduce((sum, count) => sum + count, 0);
  });
  if (days.length < MIN_DAYS || targets.length < DAY_HOURS) return true;
  // The first step is the rest of the running hour: the day is made whole at its own pace.
  const perDay = (expectedIn[DAY_HOURS - 1]! * DAY_HOURS * HOUR_MS) / (targets[DAY_HOURS - 1]! - issuedAt);
  return isWithin(perDay, days, ARRIVALS_FLOOR);
}

function isWithin(value: number, seen: readonly number[], floor: number): boolean {
  const least = Math.min(...seen);
  return value <= SUM_FACTOR * Math.max(floor, ...seen) && (least <= SUM_FACTOR * floor || value >= least / SUM_FACTOR);
}
