import { DAY_MS } from '@wardcast/timeseries';
import type { DailyCountPanel } from '@wardcast/forecasting';
import { filesOf } from '../data-folder';
import { readCsv } from '../read-csv';

/** Before this day too few hospitals reported for the sums to mean anything (the data's own description). */
const REPORTED_FROM = '2020-08-01';

type Row = Readonly<Record<string, string>>;

/** Inpatient beds used and open by state and day, from every CSV file of a folder that has those columns. Null when none has. */
export function readStates(folder: string): DailyCountPanel | null {
  const rows = filesOf(folder, '').map(readCsv).filter(([first]) => first?.['inpatient_beds_used'] !== undefined).flat();
  const dated = rows.map((row) => ({ row, day: dayOf(row['date'] ?? '') })).filter(({ day }) => day >= Date.parse(`${REPORTED_FROM}T00:00:00Z`) / DAY_MS);
  if (dated.length === 0) return null;
  const firstDay = dated.reduce((least, { day }) => Math.min(least, day), Infinity);
  const days = dated.reduce((most, { day }) => Math.max(most, day), -Infinity) - firstDay + 1;
  const units = [...new Set(dated.map(({ row }) => row['state'] ?? ''))].sort();
  const empty = (): Float64Array[] => units.map(() => new Float64Array(days).fill(NaN));
  const panel = { firstDay, days, units, counts: empty(), capacity: empty() };
  for (const { row, day } of dated) {
    const i = units.indexOf(row['state'] ?? '');
    panel.counts[i]![day - firstDay] = positive(row, 'inpatient_beds_used');
    panel.capacity[i]![day - firstDay] = positive(row, 'inpatient_beds');
  }
  return panel;
}

/** Day number of 2021/12/10 or 2021-12-10; NaN for anything else. */
function dayOf(text: string): number {
  return /^\d{4}[-/]\d{2}[-/]\d{2}/.test(text) ? Date.parse(`${text.slice(0, 10).replaceAll('/', '-')}T00:00:00Z`) / DAY_MS : NaN;
}

/** A number with thousands separators; NaN for an empty or zero cell: no state is without inpatients, so a zero is a report that was not made. */
function positive(row: Row, column: string): number {
  const value = Number((row[column] ?? '').replaceAll(',', ''));
  return value > 0 ? value : NaN;
}
