import { HOUR_MS, hourOfWeek } from '@wardcast/timeseries';

/** Hourly counts of a unit, oldest first; NaN where a count is not known. */
export interface HourlyPast {
  /** ms UTC, on the hour. */
  readonly from: number;
  readonly census: ArrayLike<number>;
  readonly arrivals: ArrayLike<number>;
}
export interface ComparableDay {
  /** The same local hour of that day (ms UTC). */
  readonly at: number;
  readonly census: number;
  /** Census as many hours later as the target is away: what happened then. */
  readonly followed: number;
}
export interface ComparableQuestion {
  readonly zone: string;
  /** Last whole hour at or before the issue (ms UTC). */
  readonly hour: number;
  readonly leadHours: number;
  /** Days to give; fewer are given when the past has no more. */
  readonly count: number;
}

const DAY_HOURS = 24;
const SATURDAY = 5;
/** A day of another kind (working day, weekend) is as far as a census two standard deviations away; another day of the same kind half of one. */
const OTHER_KIND = 2;
const OTHER_DAY = 0.5;

/**
 * The past days most like today at this hour (forecasting design, section 16): nearest in census, in arrivals of the last day
 * (both in standard deviations of the days compared) and in the day of the week; the newer one of two that are as near. Only
 * days whose answer is known at `hour` are given, and hours of clock changes are matched by local hour.
 */
export function comparableDays(past: HourlyPast, question: ComparableQuestion): readonly ComparableDay[] {
  const { zone, hour, leadHours } = question;
  const nowRow = (hour - past.from) / HOUR_MS;
  const now = dayAt(past, zone, nowRow);
  if (now === null) return [];
  const days: Day[] = [];
  for (let row = nowRow - 1; row >= DAY_HOURS; row--) {
    if (row + leadHours > nowRow || hourOfWeek(zone, past.from + row * HOUR_MS) % DAY_HOURS !== now.localHour) continue;
    const day = dayAt(past, zone, row);
    if (day !== null && Number.isFinite(past.census[row + leadHours])) days.push(day);
  }
  const spread = { census: spreadOf(days.map((day) => day.census)), arrivals: spreadOf(days.map((day) => day.arrivals)) };
  const far = (day: Day): number =>
    Math.hypot((day.census - now.census) / spread.census, (day.arrivals - now.arrivals) / spread.arrivals, day.weekday === now.weekday ? 0 : isWeekend(day) === isWeekend(now) ? OTHER_DAY : OTHER_KIND);
  return days
    .map((day) => ({ day, far: far(day) }))
    .sort((a, b) => a.far - b.far || b.day.row - a.day.row)
    .slice(0, question.count)
    .map(({ day }) => ({ at: past.from + day.row * HOUR_MS, census: day.census, followed: past.census[day.row + leadHours]! }));
}

interface Day {
  readonly row: number;
  readonly localHour: number;
  readonly weekday: number;
  readonly census: number;
  /** Of the 24 hours before. */
  readonly arrivals: number;
}

function dayAt(past: HourlyPast, zone: string, row: number): Day | null {
  if (!(Number.isInteger(row) && row >= DAY_HOURS && row < past.census.length)) return null;
  let arrivals = 0;
  for (let i = row - DAY_HOURS; i < row; i++) arrivals += past.arrivals[i]!;
  const how = hourOfWeek(zone, past.from + row * HOUR_MS);
  const census = past.census[row]!;
  return Number.isFinite(census) && Number.isFinite(arrivals) ? { row, localHour: how % DAY_HOURS, weekday: Math.floor(how / DAY_HOURS), census, arrivals } : null;
}

const isWeekend = (day: Day): boolean => day.weekday >= SATURDAY;

/** Standard deviation, at least 1: a unit that never changes has no distances to speak of. */
function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length);
  return Math.max(1, Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, values.length)));
}
