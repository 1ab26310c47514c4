import { DAY_MS, dayOfWeek, hourOfDay } from '@wardcast/timeseries';

/** A patient whose coming was planned, as the unit first entered and the time (ms UTC). */
export interface PlannedAdmission {
  readonly unitId: string;
  readonly at: number;
}
/** Planned admissions of one unit in a usual week. */
export interface UsualElectives {
  /** Mean number by local weekday from Monday. */
  readonly perDay: readonly number[];
  /** Share of them by local hour of the day; sums to 1. */
  readonly byHour: readonly number[];
}

const WEEK_MS = 7 * DAY_MS;
const DAYS = 7;
const HOURS = 24;
/** Two weeks say nothing about what is usual. */
const FEWEST_WEEKS = 3;

/**
 * What lists usually come to, unit by unit: past planned admissions of the whole weeks before `to`, counted backwards from
 * it. Units that had none are left out; nothing at all with fewer than three whole weeks.
 */
export function usualElectives(admissions: Iterable<PlannedAdmission>, record: { readonly zone: string; readonly from: number; readonly to: number }): ReadonlyMap<string, UsualElectives> {
  const weeks = Math.floor((record.to - record.from) / WEEK_MS);
  if (weeks < FEWEST_WEEKS) return new Map();
  const counts = new Map<string, { readonly days: number[]; readonly hours: number[] }>();
  for (const { unitId, at } of admissions) {
    if (at < record.to - weeks * WEEK_MS || at >= record.to) continue;
    const known = counts.get(unitId) ?? { days: new Array<number>(DAYS).fill(0), hours: new Array<number>(HOURS).fill(0) };
    counts.set(unitId, known);
    known.days[dayOfWeek(record.zone, at)]! += 1;
    known.hours[hourOfDay(record.zone, at)]! += 1;
  }
  return new Map(
    [...counts].map(([unitId, { days, hours }]) => {
      const all = days.reduce((sum, x) => sum + x, 0);
      return [unitId, { perDay: days.map((count) => count / weeks), byHour: hours.map((count) => count / all) }];
    }),
  );
}
