import type { DayColumns } from '@wardcast/application';
import { wholeNumbersOf } from '../database/array-text';

/** One unit, its columns as PostgreSQL writes arrays of whole numbers; days count from 2000-01-01, where its dates begin. */
export type DayRow = readonly [unitId: string, days: string, hours: string, censusSum: string, censusMin: string, censusMax: string, arrivals: string, departures: string, staffedSum: string];

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2000, 0, 1);

/**
 * What the view `unit_daily` says, one row a unit: two years of every ward are two dozen rows, where a row a day would be many
 * thousands to send and to read. As sums and in no order: to sort the days, to divide and to write dates costs the server two
 * thirds of the answer's time, and here next to nothing.
 */
const COLUMNS = [`d.day - date '2000-01-01'`, 'd.hours', 'd.census_sum', 'd.census_min', 'd.census_max', 'd.arrivals', 'd.departures', 'd.staffed_sum'].map((column) => `array_agg(${column})::text`).join(', ');
const where = (alias: string, units: string): string => `${alias}.facility_id = $1 and ${alias}.day >= $2::date and ${alias}.day < $3::date${units.replace('unit_id', `${alias}.unit_id`)}`;
const select = (units: string): string => `
select d.unit_id, ${COLUMNS} from (
  select r.unit_id, r.day, r.hours, r.census_sum, r.census_min, r.census_max, r.arrivals, r.departures, r.staffed_sum
  from series.unit_daily_rollup r where ${where('r', units)} and not exists (select from series.stale_day s where s.facility_id = r.facility_id and s.day = r.day)
  union all
  select h.unit_id, h.day, count(*), sum(h.census), min(h.census), max(h.census), sum(h.arrivals), sum(h.departures), sum(h.staffed)
  from series.stale_hourly h where ${where('h', units)} group by h.unit_id, h.day
) d group by d.unit_id`;

/** $1 facility, $2 first day, $3 last day (exclusive), $4 units. */
export const UNIT_DAYS = { name: 'unit_days', text: select(' and unit_id = any ($4::text[])') };
export const ALL_UNIT_DAYS = { name: 'all_unit_days', text: select('') };

/** Units in the order of their ids, each unit's days in theirs. */
export function toDayColumns(rows: readonly DayRow[]): ReadonlyMap<string, DayColumns> {
  const nameOf = dayNames();
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([unitId, ...columns]) => [unitId, toColumns(columns.map(wholeNumbersOf), nameOf)]));
}

function toColumns(columns: readonly number[][], nameOf: (day: number) => string): DayColumns {
  const [days, hours, censusSum, censusMin, censusMax, arrivals, departures, staffedSum] = inOrder(columns) as [number[], number[], number[], number[], number[], number[], number[], number[]];
  const mean = (sums: readonly number[]): number[] => sums.map((sum, index) => sum / hours[index]!);
  return { days: days.map(nameOf), hours, censusMean: mean(censusSum), censusMin, censusMax, arrivals, departures, staffedMean: mean(staffedSum) };
}

/** All columns in the order of the first. */
function inOrder(columns: readonly number[][]): readonly number[][] {
  const [days] = columns as [number[]];
  if (days.every((day, index) => index === 0 || days[index - 1]! < day)) return columns;
  const order = days.map((_, index) => index).sort((a, b) => days[a]! - days[b]!);
  return columns.map((column) => order.map((index) => column[index]!));
}

/** Every unit has the same days: each name is made once. */
function dayNames(): (day: number) => string {
  const names = new Map<number, string>();
  return (day) => {
    let name = names.get(day);
    if (name === undefined) names.set(day, (name = new Date(FIRST_DAY_MS + day * DAY_MS).toISOString().slice(0, 10)));
    return name;
  };
}
