import { readFileSync } from 'node:fs';
import { HOUR_MS, zoneOffset } from '@wardcast/timeseries';
import Papa from 'papaparse';
import type { BacktestRefusal } from '../backtest-dataset';

/** One series of a user's file: wall-clock hours since 1970-01-01 00:00, ascending and distinct, and what was counted. */
export interface CsvSeries {
  readonly name: string;
  readonly hours: readonly number[];
  /** NaN where the cell is empty. */
  readonly values: readonly number[];
}
export interface CsvFile {
  readonly series: readonly CsvSeries[];
  /** What was passed over in reading, in whole sentences. */
  readonly notes: readonly string[];
}

/** A file of one series may leave the column out. */
const LONE_SERIES = 'all';
/** The first line is the header. */
const FIRST_ROW_LINE = 2;
const TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):?(\d{2})?(?::?\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads a CSV file with the columns time, series (may be left out) and value. Times are local wall times (2024-05-01 or
 * 2024-05-01T13:00), or carry an offset and need the zone. A sentence with the line where it cannot be read.
 */
export function readCsvSeries(path: string, zone: string | undefined): CsvFile | BacktestRefusal {
  const parsed = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true, transformHeader: (name) => name.trim().toLowerCase() });
  const columns = parsed.meta.fields ?? [];
  for (const needed of ['time', 'value']) {
    if (!columns.includes(needed)) return { refused: `The file has no column "${needed}"; it has ${columns.join(', ') || 'none'}, and needs time, value and, for several series, series` };
  }
  if (zone !== undefined && !isZone(zone)) return { refused: `There is no time zone "${zone}"; names are like Europe/London` };
  return collect(parsed.data, zone);
}

function isZone(zone: string): boolean {
  try {
    zoneOffset(zone, 0);
    return true;
  } catch {
    return false;
  }
}

function collect(rows: readonly Readonly<Record<string, string>>[], zone: string | undefined): CsvFile | BacktestRefusal {
  const bySeries = new Map<string, Map<number, number>>();
  let repeated = 0;
  for (const [k, row] of rows.entries()) {
    const line = k + FIRST_ROW_LINE;
    const hour = wallHourOf(row['time'] ?? '', zone);
    if (typeof hour !== 'number') return { refused: `Line ${line}: ${hour.refused}` };
    const text = (row['value'] ?? '').trim();
    const value = text === '' ? NaN : Number(text);
    if (text !== '' && !Number.isFinite(value)) return { refused: `Line ${line}: "${text}" is no number` };
    const name = (row['series'] ?? LONE_SERIES).trim() || LONE_SERIES;
    const known = bySeries.get(name) ?? new Map<number, number>();
    bySeries.set(name, known);
    const before = known.get(hour);
    if (before !== undefined) {
      // An offset in the text tells the repeated hour of autumn apart; without one two different values cannot both be right.
      if (!Object.is(before, value) && !hasOffset(row['time'] ?? '')) return { refused: `Line ${line}: ${name} has a second value for ${row['time']}; ${before} and ${text} cannot both be right` };
      repeated++;
    }
    known.set(hour, value);
  }
  if (bySeries.size === 0) return { refused: 'The file has no rows' };
  const series = [...bySeries.entries()].map(([name, known]) => {
    const hours = [...known.keys()].sort((a, b) => a - b);
    return { name, hours, values: hours.map((hour) => known.get(hour)!) };
  });
  return { series, notes: repeated === 0 ? [] : [`${repeated} repeated ${repeated === 1 ? 'row was' : 'rows were'} read once.`] };
}

function hasOffset(text: string): boolean {
  return TIME.exec(text.trim())?.[4] !== undefined;
}

/** Wall-clock hours since 1970-01-01, floored to the hour but for the fraction of a shorter step. */
function wallHourOf(text: string, zone: string | undefined): number | BacktestRefusal {
  const match = TIME.exec(text.trim());
  const day = match === null ? NaN : Date.parse(`${match[1]}T00:00:00Z`);
  const [hour, minute] = [Number(match?.[2] ?? 0), Number(match?.[3] ?? 0)];
  if (match === null || Number.isNaN(day) || hour > 23 || minute > 59) return { refused: `"${text}" is no time like 2024-05-01 or 2024-05-01T13:00` };
  const offset = match[4];
  if (offset === undefined) return day / HOUR_MS + hour + minute / 60;
  if (zone === undefined) return { refused: `"${text}" carries an offset; say with --zone on which clock the days run, e.g. Europe/London` };
  const instant = Date.parse(text.trim().replace(' ', 'T'));
  if (Number.isNaN(instant)) return { refused: `"${text}" is no time like 2024-05-01T13:00Z` };
  return (instant + zoneOffset(zone, instant)) / HOUR_MS;
}
