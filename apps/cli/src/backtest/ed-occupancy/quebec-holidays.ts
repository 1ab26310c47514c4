import { DAY_MS, holidayName } from '@wardcast/timeseries';

const REGION = 'CA-QC';
/** Days on which most clinics and services of Quebec close beside the public holidays. */
const CLOSED_DATES = ['01-02', '12-24', '12-26', '12-31'];
const EASTER_MONDAY_AFTER = { name: 'Good Friday', days: 3 };

/** 1 on holidays and days that most services close, for `days` days from a day number on. */
export function quebecHolidays(firstDay: number, days: number): Uint8Array {
  return Uint8Array.from({ length: days }, (_, k) => (isClosed(firstDay + k) ? 1 : 0));
}

function isClosed(day: number): boolean {
  const nameOf = (at: number): string | null => holidayName(REGION, 'UTC', at * DAY_MS);
  if (nameOf(day) !== null || nameOf(day - EASTER_MONDAY_AFTER.days) === EASTER_MONDAY_AFTER.name) return true;
  return CLOSED_DATES.includes(new Date(day * DAY_MS).toISOString().slice(5, 10));
}
