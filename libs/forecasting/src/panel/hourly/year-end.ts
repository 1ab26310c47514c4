import { DAY_MS, localParts } from '@wardcast/timeseries';

const FIRST = { month: 12, day: 23 };
const LAST = { month: 1, day: 4 };

/** True from 23 December to 4 January: what happens then says little about other weeks. */
export function nearYearEnd(day: number): boolean {
  const { month, day: dayOfMonth } = localParts('UTC', day * DAY_MS);
  return (month === FIRST.month && dayOfMonth >= FIRST.day) || (month === LAST.month && dayOfMonth <= LAST.day);
}
