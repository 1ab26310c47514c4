import { dayOfYear } from './day-of-year';

/** What the model needs of the calendar, by local day number (days since 1970-01-01). */
export interface DailyCalendar {
  /** Name of the public holiday on that day, or null. */
  readonly holidayOf: (day: number) => string | null;
  /** Length of the local day: 23 and 25 where clocks change. */
  readonly hoursOf: (day: number) => number;
}

/** 1970-01-01 was a Thursday; Monday is 0. */
const FIRST_DAY_OF_WEEK = 3;
export function dayOfWeekOf(day: number): number {
  return (((day + FIRST_DAY_OF_WEEK) % 7) + 7) % 7;
}

const MONDAY = 0;
const SATURDAY = 5;
const SUNDAY = 6;
/** Days from 24 December to 3 January act by their date, whatever the holidays say, since people plan by it. */
const TURN_OF_YEAR: Readonly<Record<string, string>> = {
  '12-24': 'christmas eve', '12-25': 'christmas', '12-26': 'second christmas day', '12-27': 'christmas week', '12-28': 'christmas week',
  '12-29': 'christmas week', '12-30': 'christmas week', '12-31': "new year's eve", '1-1': "new year's day", '1-2': 'after new year', '1-3': 'after new year',
};

/**
 * Kind of special day, or null for a usual one. Kinds are shared by days that act alike, so that each is seen several times:
 * the turn of the year by date; Good Friday, Easter weekend; public holidays on a Monday, and the Saturday, the Sunday and
 * the Tuesday around them; the Thursday before Good Friday; other public holidays by their own name.
 */
export function dayKind(day: number, { holidayOf }: DailyCalendar): string | null {
  const { month, dayOfMonth } = dayOfYear(day);
  const byDate = TURN_OF_YEAR[`${month}-${dayOfMonth}`];
  const name = holidayOf(day);
  if (byDate !== undefined) return name !== null && byDate.endsWith('week') ? 'substitute' : byDate;
  if (name !== null) return publicKind(day, name);
  const weekday = dayOfWeekOf(day);
  const goodFriday = (at: number): boolean => dayOfWeekOf(at) === 4 && holidayOf(at) !== null && holidayOf(at + 3) !== null;
  if (goodFriday(day + 1)) return 'before good friday';
  if ((weekday === SATURDAY && goodFriday(day - 1)) || (weekday === SUNDAY && goodFriday(day - 2))) return 'easter weekend';
  if (weekday === SATURDAY && isMovableMonday(day + 2, holidayOf)) return 'saturday of a long weekend';
  if (weekday === SUNDAY && isMovableMonday(day + 1, holidayOf)) return 'sunday of a long weekend';
  return weekday === 1 && isMovableMonday(day - 1, holidayOf) ? 'after a long weekend' : null;
}

function publicKind(day: number, name: string): string {
  const weekday = dayOfWeekOf(day);
  if (weekday === MONDAY) return 'holiday monday';
  return weekday === SUNDAY && name.toLowerCase().includes('easter') ? 'easter weekend' : name.toLowerCase();
}

function isMovableMonday(day: number, holidayOf: DailyCalendar['holidayOf']): boolean {
  const { month, dayOfMonth } = dayOfYear(day);
  return dayOfWeekOf(day) === MONDAY && holidayOf(day) !== null && TURN_OF_YEAR[`${month}-${dayOfMonth}`] === undefined;
}
