import type { Facility } from '@wardcast/domain';
import { DAY_MS, HOUR_MS, hourOfDay, instantOfDay, isHoliday, localDayNumber } from '@wardcast/timeseries';
import type { HourColumns, ReadStore } from '../ports/read-store.port';

const HOURS_A_DAY = 24;
/** Days beyond the last hour of which it is known whether they are holidays: the horizon, and a little. */
const HOLIDAYS_AHEAD_DAYS = 10;

/** A unit's counts on its wall clock, first local midnight first; NaN = not reported. */
export interface WallCounts {
  /** Days since 1970-01-01. */
  readonly firstDay: number;
  readonly counts: Float64Array;
}

/** Hour of the wall clock since the local midnight of `firstDay`, of an instant (ms). */
export function wallHour(zone: string, firstDay: number, instant: number): number {
  return (localDayNumber(zone, instant) - firstDay) * HOURS_A_DAY + hourOfDay(zone, instant);
}

/**
 * Stored hours of a unit on its wall clock, from the midnight `days` local days before the one of `until` up to `until` (ms, exclusive). Hour 25
 * of a long day overwrites its twin, the missing one of a short day is not reported. Zeros before the first patient are
 * hours of before anything was reported.
 */
export async function readWallCounts(readStore: Pick<ReadStore, 'unitHours'>, facility: Facility, asked: { readonly unitId: string; readonly days: number; readonly until: number }): Promise<WallCounts> {
  const { timeZone, facilityId } = facility;
  const firstDay = localDayNumber(timeZone, asked.until) - asked.days;
  const columns = await readStore.unitHours(facilityId, asked.unitId, { from: instantOfDay(timeZone, firstDay), to: asked.until }, null);
  return { firstDay, counts: onWallClock(timeZone, firstDay, { columns, until: asked.until }) };
}

export function onWallClock(zone: string, firstDay: number, { columns, until }: { readonly columns: Pick<HourColumns, 'hours' | 'census'>; readonly until: number }): Float64Array {
  const counts = new Float64Array(Math.max(0, wallHour(zone, firstDay, until - HOUR_MS) + 1)).fill(NaN);
  const first = columns.census.findIndex((count) => count > 0);
  columns.hours.forEach((hour, i) => {
    if (first >= 0 && i >= first) counts[wallHour(zone, firstDay, hour)] = columns.census[i]!;
  });
  return counts;
}

/** 1 on public holidays, by day from `firstDay` on, some days beyond `hours`; none where the region has no rules. */
export function holidayDays({ holidayRegion, timeZone }: Facility, firstDay: number, hours: number): Uint8Array {
  const days = new Uint8Array(Math.ceil(hours / HOURS_A_DAY) + HOLIDAYS_AHEAD_DAYS);
  return days.map((_, day) => Number(isHolidayHere(holidayRegion, timeZone, (firstDay + day) * DAY_MS + DAY_MS / 2)));
}

function isHolidayHere(region: string, zone: string, instant: number): boolean {
  try {
    return isHoliday(region, zone, instant);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
