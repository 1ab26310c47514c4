import type { NodeReading } from './node-reading';
import type { NamedReading } from './risk-order';
import type { ColumnKey } from './ward-columns';
import { WARD_COLUMNS } from './ward-columns';

/** Cells that a spreadsheet would run as a formula start with one of these. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** What the table is, for whoever opens the file later. */
export interface CsvContext {
  /** Lines above the table: hospital, target, issue time, zone, model version. */
  readonly about: readonly (readonly [string, string])[];
  readonly header: (key: ColumnKey) => string;
  readonly noData: string;
  /** Level and chance come from the same functions as on the screen. */
  readonly levelWord: (reading: NodeReading) => string;
  readonly chanceWord: (reading: NodeReading) => string;
  readonly firstAtRiskWord: (reading: NodeReading) => string;
  readonly updatedWord: (reading: NodeReading) => string;
}

/** One cell after RFC 4180; text that looks like a formula gets an apostrophe in front. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function cellOf(key: ColumnKey, { name, reading }: NamedReading, context: CsvContext): string | number {
  if (key === 'ward') return name;
  if (key === 'level') return context.levelWord(reading);
  if (key === 'chance') return context.chanceWord(reading);
  if (key === 'firstAtRisk') return context.firstAtRiskWord(reading);
  if (key === 'updated') return context.updatedWord(reading);
  const column = WARD_COLUMNS.find((each) => each.key === key);
  return column?.sortBy(reading) ?? context.noData;
}

/**
 * The ward table as CSV: lines about it, then one row per ward. Free at target is a number (negative = short) beside
 * the two ends of its 80 % range; the moves stay in their own columns.
 */
export function boardCsv(rows: readonly NamedReading[], context: CsvContext): string {
  const about = context.about.map(([name, value]) => `${csvCell(name)},${csvCell(value)}`);
  const keys = WARD_COLUMNS.map((column) => column.key);
  const header = [...keys.map((key) => csvCell(context.header(key))), 'Likely from', 'Likely to'].join(',');
  const lines = rows.map((row) => {
    const target = row.reading.target;
    const range = [target?.free.low ?? context.noData, target?.free.high ?? context.noData];
    return [...keys.map((key) => csvCell(cellOf(key, row, context))), ...range.map(csvCell)].join(',');
  });
  return [...about, '', header, ...lines, ''].join('\r\n');
}
