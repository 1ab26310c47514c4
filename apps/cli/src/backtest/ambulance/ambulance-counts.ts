import { basename } from 'node:path';
import { filesOf } from '../data-folder';
import { readCsv } from '../read-csv';

const DAY_MS = 86_400_000;
/** Rows that are not a region: out of area, and the sum of all. */
const NOT_REGIONS: ReadonlySet<string> = new Set(['OOA', 'Trust']);

export interface AmbulanceCounts {
  /** Local day number (days since 1970-01-01) of the first count. */
  readonly firstDay: number;
  readonly days: number;
  readonly regions: readonly { readonly name: string; readonly counts: Float64Array }[];
}

/**
 * Daily responses by region of all files daily_responses*.csv (in any case) of a folder together; where two hold the same
 * day, the one later by name counts. Null when there is no such file or no usable row in any.
 */
export function readAmbulanceCounts(folder: string): AmbulanceCounts | null {
  const paths = filesOf(folder, '').filter((path) => basename(path).toLowerCase().startsWith('daily_responses'));
  return ambulanceCounts(paths.flatMap((path) => readCsv(path)));
}

/**
 * Rows with Actual_dt (YYYY-MM-DD), Actual_Value and ORA. Regions in the order of their names; a day without a row is NaN,
 * and of two rows of a day the last counts. Null without a usable row.
 */
export function ambulanceCounts(rows: readonly Readonly<Record<string, string>>[]): AmbulanceCounts | null {
  const known = rows
    .map((row) => ({ region: row['ORA'] ?? '', day: dayNumberOf(row['Actual_dt'] ?? ''), count: Number(row['Actual_Value'] || NaN) }))
    .filter(({ region, day, count }) => region !== '' && !NOT_REGIONS.has(region) && day !== null && Number.isFinite(count) && count >= 0);
  if (known.length === 0) return null;
  const all = known.map(({ day }) => day!);
  const firstDay = all.reduce((a, b) => Math.min(a, b));
  const days = all.reduce((a, b) => Math.max(a, b)) - firstDay + 1;
  const names = [...new Set(known.map(({ region }) => region))].sort();
  const regions = names.map((name) => ({ name, counts: new Float64Array(days).fill(NaN) }));
  for (const { region, day, count } of known) regions[names.indexOf(region)]!.counts[day! - firstDay] = count;
  return { firstDay, days, regions };
}

/** Day number of a date YYYY-MM-DD; null when it is none. */
export function dayNumberOf(date: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}/.test(date) ? Date.parse(`${date.slice(0, 10)}T00:00:00Z`) : NaN;
  return Number.isNaN(at) ? null : at / DAY_MS;
}
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
