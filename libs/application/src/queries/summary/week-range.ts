import { isoWeekOfDay, mondayOfIsoWeek, type IsoWeek } from '@wardcast/domain';
import { instantOfDay, localDayNumber } from '@wardcast/timeseries';

const HOUR_MS = 3_600_000;
const DAYS = 7;
/** Minutes after midnight on the Monday after: late evening messages of Sunday have come, and the morning's meeting has its page. */
const PUBLISH_MINUTE = 8 * 60;

/** A week's instants (ms) by a hospital's wall: days of 23 and 25 hours are as long as they are. */
export interface WeekRange {
  readonly week: IsoWeek;
  readonly from: number;
  readonly to: number;
  /** The seven midnights that its days begin at. */
  readonly days: readonly number[];
  /** 167, 168 or 169 where the clock changes by an hour. */
  readonly hours: number;
  readonly publishesAt: number;
}

export function weekRange(week: IsoWeek, timeZone: string): WeekRange {
  const monday = mondayOfIsoWeek(week);
  const midnights = Array.from({ length: DAYS + 1 }, (_, day) => instantOfDay(timeZone, monday + day));
  const from = midnights[0]!;
  const to = midnights[DAYS]!;
  return { week, from, to, days: midnights.slice(0, DAYS), hours: Math.round((to - from) / HOUR_MS), publishesAt: instantOfDay(timeZone, monday + DAYS, PUBLISH_MINUTE) };
}

/** The week that holds an instant by a zone's wall. */
export function weekAt(instant: number, timeZone: string): IsoWeek {
  return isoWeekOfDay(localDayNumber(timeZone, instant));
}
