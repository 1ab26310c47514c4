import { holidayName } from './holidays';
import { DAY_MS } from './time-units';

/**
 * What makes a calendar day unlike its weekday, in classes that occur often enough to learn from and mean the same in
 * every country: a moving holiday is named by its weekday, fixed ones of the year's end by themselves.
 */
export const DAY_KINDS = [
  'christmas-eve',
  'christmas-day',
  'second-christmas-day',
  'christmas-week',
  'new-years-eve',
  'new-years-day',
  'after-new-year',
  'year-end-holiday',
  'long-weekend',
  'holiday-monday',
  'holiday-midweek',
  'holiday-friday',
  'holiday-weekend',
] as const;
export type DayKind = (typeof DAY_KINDS)[number];

const [FRIDAY, SATURDAY, SUNDAY] = [4, 5, 6];
/** 1970-01-01 was a Thursday. */
const EPOCH_DAY_OF_WEEK = 3;
const JANUARY = 1;
const DECEMBER = 12;

/**
 * Kind of the local calendar day `dayNumber` (days since 1970-01-01) in a region, or null for an ordinary day. Days
 * around Christmas and New Year count only where 25 December and 1 January are public holidays. Throws RangeError when
 * there are no rules for the region.
 */
export function dayKind(region: string, dayNumber: number): DayKind | null {
  const date = new Date(dayNumber * DAY_MS);
  const month = date.getUTCMonth() + 1;
  const named = yearEndKind(region, { year: date.getUTCFullYear(), month, day: date.getUTCDate() });
  if (named !== null) return named;
  const weekday = (((dayNumber + EPOCH_DAY_OF_WEEK) % 7) + 7) % 7;
  if (isPublicHoliday(region, dayNumber)) {
    if (month === DECEMBER || month === JANUARY) return 'year-end-holiday';
    return holidayOf(weekday);
  }
  return yearEndWeek(region, date) ?? (isLongWeekend(region, dayNumber, weekday) ? 'long-weekend' : null);
}

function holidayOf(weekday: number): DayKind {
  if (weekday === 0) return 'holiday-monday';
  if (weekday === FRIDAY) return 'holiday-friday';
  return weekday > FRIDAY ? 'holiday-weekend' : 'holiday-midweek';
}

function yearEndKind(region: string, { year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): DayKind | null {
  if (month === DECEMBER && day >= 24 && day <= 26 && isPublicHoliday(region, dayNumberOf(year, DECEMBER, 25))) {
    return day === 24 ? 'christmas-eve' : day === 25 ? 'christmas-day' : 'second-christmas-day';
  }
  if (month === DECEMBER && day === 31 && isPublicHoliday(region, dayNumberOf(year + 1, JANUARY, 1))) return 'new-years-eve';
  return month === JANUARY && day === 1 && isPublicHoliday(region, dayNumberOf(year, JANUARY, 1)) ? 'new-years-day' : null;
}

function yearEndWeek(region: string, date: Date): DayKind | null {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (month === DECEMBER && day >= 27 && day <= 30 && isPublicHoliday(region, dayNumberOf(year, DECEMBER, 25))) return 'christmas-week';
  return month === JANUARY && (day === 2 || day === 3) && isPublicHoliday(region, dayNumberOf(year, JANUARY, 1)) ? 'after-new-year' : null;
}

/** Saturday or Sunday between a holiday on Friday and one on Monday. */
function isLongWeekend(region: string, dayNumber: number, weekday: number): boolean {
  if (weekday !== SATURDAY && weekday !== SUNDAY) return false;
  const saturday = weekday === SATURDAY ? dayNumber : dayNumber - 1;
  return isPublicHoliday(region, saturday - 1) && isPublicHoliday(region, saturday + 2);
}

function isPublicHoliday(region: string, dayNumber: number): boolean {
  return holidayName(region, 'UTC', dayNumber * DAY_MS) !== null;
}

function dayNumberOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}
