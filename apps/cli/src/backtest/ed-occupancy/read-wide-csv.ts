import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/** A CSV file with a first column of wall-clock times and one column per series. */
export interface WideTable {
  readonly series: readonly string[];
  /** Wall-clock hours since 1970-01-01 00:00, times floored to the hour; NaN where the time cannot be read. */
  readonly hours: readonly number[];
  /** Cells as text, by row, then series. */
  readonly cells: readonly (readonly string[])[];
}

const HOUR_MS = 3_600_000;

export function readWideCsv(path: string): WideTable {
  const [head = [], ...rows] = Papa.parse<string[]>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
  return { series: head.slice(1), hours: rows.map((row) => wallHour(row[0] ?? '')), cells: rows.map((row) => row.slice(1)) };
}

/** Hours since 1970-01-01 00:00 of a wall-clock time like 2024-05-01T13:45, without any zone. */
export function wallHour(text: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2})/.exec(text);
  return match === null ? NaN : Date.parse(`${match[1]}T00:00:00Z`) / HOUR_MS + Number(match[2]);
}
