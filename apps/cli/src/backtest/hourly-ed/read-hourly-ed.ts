import { HOUR_MS } from '@wardcast/timeseries';
import { filesOf } from '../data-folder';
import { readCsv } from '../read-csv';

export interface HourlySeries {
  /** First hour, ms UTC. */
  readonly from: number;
  /** Arrivals by hour; NaN where no row tells. */
  readonly counts: Float64Array;
}
/** Local day numbers of school holidays and of large events in the city. */
export interface SpecialDays {
  readonly schoolHolidays: ReadonlySet<number>;
  readonly events: ReadonlySet<number>;
}

const SERIES_PREFIX = 'h2_hourly_gb';
const SPECIAL_DAYS_PREFIX = 'holiday_rugby_all';
const DAY_HOURS = 24;

/** The hourly series: all files of its name together, rows of the file named last where two tell of the same hour. Null without any row. */
export function readHourlySeries(folder: string): HourlySeries | null {
  const byHour = new Map<number, number>();
  for (const path of filesOf(folder, SERIES_PREFIX)) {
    for (const row of readCsv(path)) {
      const at = Date.parse(row['arrival_1h'] ?? '');
      const count = row['n_attendance'] === '' ? NaN : Number(row['n_attendance']);
      if (Number.isFinite(at) && at % HOUR_MS === 0 && count >= 0) byHour.set(at / HOUR_MS, count);
    }
  }
  if (byHour.size === 0) return null;
  const hours = [...byHour.keys()].sort((a, b) => a - b);
  const [first, last] = [hours[0]!, hours.at(-1)!];
  return { from: first * HOUR_MS, counts: Float64Array.from({ length: last - first + 1 }, (_, i) => byHour.get(first + i) ?? NaN) };
}

/** Days named in the calendar files; no file means no special days. */
export function readSpecialDays(folder: string): SpecialDays {
  const rows = filesOf(folder, SPECIAL_DAYS_PREFIX).flatMap((path) => readCsv(path));
  return { schoolHolidays: daysWith(rows, 'is_school_holiday'), events: daysWith(rows, 'is_rug_in_Cardiff') };
}

function daysWith(rows: readonly Readonly<Record<string, string>>[], flag: string): ReadonlySet<number> {
  return new Set(rows.filter((row) => row[flag] === '1').map((row) => Date.parse(`${row['Date']?.slice(0, 10)}T00:00:00Z`) / HOUR_MS / DAY_HOURS));
}
