import { DAY_MS, localParts } from '@wardcast/timeseries';

/** Daily counts of many units, one number a unit and local calendar day. */
export interface DailyCountPanel {
  /** Local calendar day of the first column, in days since 1970-01-01. */
  readonly firstDay: number;
  readonly days: number;
  readonly units: readonly string[];
  /** By unit, then day; NaN = not reported. */
  readonly counts: readonly Float64Array[];
  /** Beds open, by unit, then day; NaN = not reported. Null where it is not known at all. */
  readonly capacity: readonly Float64Array[] | null;
}

const DAYS_A_WEEK = 7;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const FIRST_WEEKDAY = 3;
const DECEMBER_25 = { month: 11, day: 25 };
/** From July on a day belongs to the coming Christmas, before to the last one. */
const HALF_YEAR_MONTH = 7;

/** 0 = Monday to 6 = Sunday of a day number. */
export function weekdayOf(day: number): number {
  return (((day + FIRST_WEEKDAY) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
}

/** Days from the nearest 25 December: negative before, positive after, within about half a year. */
export function daysFromChristmas(day: number): number {
  const { year, month } = localParts('UTC', day * DAY_MS);
  return day - Date.UTC(month < HALF_YEAR_MONTH ? year - 1 : year, DECEMBER_25.month, DECEMBER_25.day) / DAY_MS;
}
