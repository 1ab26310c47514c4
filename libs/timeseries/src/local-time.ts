import { DAY_MS, HOUR_MS, HOURS_PER_WEEK, MINUTE_MS, SECOND_MS } from './time-units';
import { zoneOffset } from './zone-offset';

/** A reading of the wall clock and calendar of a zone. */
export interface LocalParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** 0 = Monday to 6 = Sunday. */
  readonly dayOfWeek: number;
  /** 1 = 1 January. */
  readonly dayOfYear: number;
  /** Days since 1970-01-01 of the local calendar date: equal for all instants of one local day. */
  readonly dayNumber: number;
  readonly offsetMs: number;
}

/** A wall-clock time to be found in a zone; hour and minute default to 0. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

/** 1970-01-01 was a Thursday, the fourth day of a week that starts on Monday. */
const EPOCH_DAY_OF_WEEK = 3;
const DAYS_PER_WEEK = 7;

/**
 * Calendar date of a day number by the era arithmetic of the proleptic Gregorian calendar
 * (400-year eras of 146 097 days, years starting on 1 March so that the leap day comes last).
 */
function civilFromDayNumber(dayNumber: number): { year: number; month: number; day: number } {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function wallMs(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

/** Days since 1970-01-01 of the local calendar date at an instant. */
export function localDayNumber(zone: string, instant: number): number {
  return Math.floor((instant + zoneOffset(zone, instant)) / DAY_MS);
}

/** Whole hours since Monday 00:00 of the local week, 0 to 167. 0 = Monday 00:00 to 01:00, 167 = Sunday 23:00 to 24:00. */
export function hourOfWeek(zone: string, instant: number): number {
  const hours = Math.floor((instant + zoneOffset(zone, instant)) / HOUR_MS) + EPOCH_DAY_OF_WEEK * 24;
  return ((hours % HOURS_PER_WEEK) + HOURS_PER_WEEK) % HOURS_PER_WEEK;
}

/** 0 to 23 of the local wall clock. */
export function hourOfDay(zone: string, instant: number): number {
  return hourOfWeek(zone, instant) % 24;
}

/** 0 = Monday to 6 = Sunday of the local calendar. */
export function dayOfWeek(zone: string, instant: number): number {
  return Math.floor(hourOfWeek(zone, instant) / 24);
}

/** Reads the wall clock of `zone` at the UTC instant (ms). Throws a RangeError on an unknown zone. */
export function localParts(zone: string, instant: number): LocalParts {
  const offsetMs = zoneOffset(zone, instant);
  const local = instant + offsetMs;
  const dayNumber = Math.floor(local / DAY_MS);
  const ofDay = local - dayNumber * DAY_MS;
  const { year, month, day } = civilFromDayNumber(dayNumber);
  return {
    year,
    month,
    day,
    hour: Math.floor(ofDay / HOUR_MS),
    minute: Math.floor((ofDay % HOUR_MS) / MINUTE_MS),
    second: Math.floor((ofDay % MINUTE_MS) / SECOND_MS),
    millisecond: ofDay % SECOND_MS,
    dayOfWeek: (((dayNumber + EPOCH_DAY_OF_WEEK) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK,
    dayOfYear: dayNumber - Math.floor(wallMs(year, 1, 1) / DAY_MS) + 1,
    dayNumber,
    offsetMs,
  };
}

function instantOfWall(zone: string, wall: number, fold: 'earlier' | 'later'): number {
  const withOffsetBefore = wall - zoneOffset(zone, wall - DAY_MS);
  const withOffsetAfter = wall - zoneOffset(zone, wall + DAY_MS);
  const beforeReads = withOffsetBefore + zoneOffset(zone, withOffsetBefore) === wall;
  const afterReads = withOffsetAfter + zoneOffset(zone, withOffsetAfter) === wall;
  if (beforeReads && afterReads) return fold === 'earlier' ? withOffsetBefore : withOffsetAfter;
  return afterReads ? withOffsetAfter : withOffsetBefore;
}

/**
 * The UTC instant (ms) at which the wall clock of `zone` shows `time`.
 * A time in a gap moves forward by the gap (01:30 in a spring gap of one hour reads 02:30).
 * A repeated time is its first occurrence unless `fold` is `later`.
 * Days, hours and minutes beyond their range carry over, so day 32 of January is 1 February.
 */
export function localToInstant(zone: string, time: LocalTime, fold: 'earlier' | 'later' = 'earlier'): number {
  const ofDay = (time.hour ?? 0) * HOUR_MS + (time.minute ?? 0) * MINUTE_MS + (time.second ?? 0) * SECOND_MS;
  return instantOfWall(zone, wallMs(time.year, time.month, time.day) + ofDay, fold);
}

/** The UTC instant of a local day number and a time of day, with the rules of `localToInstant`. */
export function instantOfDay(zone: string, dayNumber: number, minuteOfDay = 0): number {
  return instantOfWall(zone, dayNumber * DAY_MS + minuteOfDay * MINUTE_MS, 'earlier');
}

/** First instant of the local day that holds `instant`; `dayShift` moves whole calendar days. */
export function startOfLocalDay(zone: string, instant: number, dayShift = 0): number {
  return instantOfDay(zone, localDayNumber(zone, instant) + dayShift);
}

/** Length of the local day that holds `instant`, in hours: 23 and 25 are normal values. */
export function localDayHours(zone: string, instant: number): number {
  return (startOfLocalDay(zone, instant, 1) - startOfLocalDay(zone, instant)) / HOUR_MS;
}

/** The next instant after `after` (exclusive) at which the wall clock shows one of `times`, each `HH:MM`. Throws when there are none. */
export function nextLocalTime(zone: string, after: number, times: readonly string[]): number {
  const today = localDayNumber(zone, after);
  let best = Infinity;
  for (let shift = 0; shift <= 1; shift += 1) {
    for (const time of times) {
      const at = instantOfDay(zone, today + shift, minuteOfDay(time));
      if (at > after && at < best) best = at;
    }
  }
  if (best === Infinity) throw new RangeError('nextLocalTime needs at least one wall time');
  return best;
}

function minuteOfDay(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (match === null) throw new RangeError(`not a wall time HH:MM: ${time}`);
  return Number(match[1]) * 60 + Number(match[2]);
}
