import { DAY_MS, localParts } from '@wardcast/timeseries';

/** Days around the turn of the year whose counts say little about other weeks: 23 December to 4 January. */
const DECEMBER = 12;
const FIRST_OF_DECEMBER = 23;
const LAST_OF_JANUARY = 4;
const DAYS_OF_DECEMBER = 31 - FIRST_OF_DECEMBER + 1;
export const YEAR_END_DAYS = DAYS_OF_DECEMBER + LAST_OF_JANUARY;

/** 0 on 23 December to 12 on 4 January; -1 on other days. */
export function yearEndDay(day: number): number {
  const { month, day: dayOfMonth } = localParts('UTC', day * DAY_MS);
  if (month === DECEMBER && dayOfMonth >= FIRST_OF_DECEMBER) return dayOfMonth - FIRST_OF_DECEMBER;
  return month === 1 && dayOfMonth <= LAST_OF_JANUARY ? DAYS_OF_DECEMBER + dayOfMonth - 1 : -1;
}

/** True from 23 December to 4 January. */
export function nearYearEnd(day: number): boolean {
  return yearEndDay(day) >= 0;
}
