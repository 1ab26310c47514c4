import { readFileSync } from 'node:fs';
import { furthestFile, filesOf } from '../data-folder';
import { readCsv } from '../read-csv';

export interface MonthlySeries {
  readonly name: string;
  /** Product of the series: names of one product differ by what follows the dot. */
  readonly kind: string;
  readonly counts: Float64Array;
}
export interface MonthlySet {
  readonly firstYear: number;
  /** 1 to 12. */
  readonly firstMonth: number;
  readonly months: number;
  readonly series: readonly MonthlySeries[];
}

/** Kind of series that come without names. */
const UNNAMED = 'all';

/**
 * Monthly counts of a folder: `hospital_wide*.csv` (a column per series under its name) or, without it, a `.tsf` file (no
 * product names). Null when there is neither. Empty or odd cells are NaN. Only months that the first file holds.
 */
export function readMonthlySet(folder: string): MonthlySet | null {
  const wide = furthestFile(folder, 'hospital_wide');
  if (wide !== null) return wideSet(readCsv(wide));
  const tsf = filesOf(folder, '', '.tsf')[0];
  return tsf === undefined ? null : tsfSet(readFileSync(tsf, 'utf8'));
}

/** Rows with `month` (YYYY-MM-DD) and a column per series. */
export function wideSet(rows: readonly Readonly<Record<string, string>>[]): MonthlySet | null {
  const first = /^(\d{4})-(\d{2})/.exec(rows[0]?.['month'] ?? '');
  if (first === null) return null;
  const names = Object.keys(rows[0]!).filter((name) => name !== 'month');
  const series = names.map((name) => ({ name, kind: name.split('.')[0]!, counts: Float64Array.from(rows, (row) => countOf(row[name])) }));
  return { firstYear: Number(first[1]), firstMonth: Number(first[2]), months: rows.length, series };
}

/** Lines `name:YYYY-MM-DD hh-mm-ss:count,count,...` after `@data`; the start is that of the first series. */
export function tsfSet(text: string): MonthlySet | null {
  const lines = text.slice(text.indexOf('@data')).split('\n').slice(1).filter((line) => line.includes(':'));
  const parsed = lines.map((line) => line.split(':'));
  const first = /^(\d{4})-(\d{2})/.exec(parsed[0]?.[1] ?? '');
  if (first === null) return null;
  const series = parsed.map(([name = '', , counts = '']) => ({ name, kind: UNNAMED, counts: Float64Array.from(counts.trim().split(','), countOf) }));
  const months = Math.min(...series.map(({ counts }) => counts.length));
  return { firstYear: Number(first[1]), firstMonth: Number(first[2]), months, series };
}

function countOf(cell: string | undefined): number {
  return cell === undefined || cell.trim() === '' ? NaN : Number(cell);
}
