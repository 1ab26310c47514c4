import type { DayColumns } from '@wardcast/application';
import { daysOf, numbersOf } from '../database/array-text';

/** One unit, its columns as PostgreSQL writes arrays. */
export type DayRow = readonly [unitId: string, days: string, hours: string, censusMean: string, censusMin: string, censusMax: string, arrivals: string, departures: string, staffedMean: string];

/** One row a unit: two years of every ward are two dozen rows, where a row a day would be many thousands to send and to read. */
const COLUMNS = ['day', 'hours', 'census_mean', 'census_min', 'census_max', 'arrivals', 'departures', 'staffed_mean'].map((column) => `array_agg(d.${column} order by d.day)::text`).join(', ');
const select = (units: string): string => `select d.unit_id, ${COLUMNS} from unit_daily d where d.facility_id = $1 and d.day >= $2::date and d.day < $3::date${units} group by d.unit_id order by d.unit_id`;

/** $1 facility, $2 first day, $3 last day (exclusive), $4 units. */
export const UNIT_DAYS = { name: 'unit_days', text: select(' and d.unit_id = any ($4::text[])') };
export const ALL_UNIT_DAYS = { name: 'all_unit_days', text: select('') };

export function toDayColumns(rows: readonly DayRow[]): ReadonlyMap<string, DayColumns> {
  return new Map(rows.map(([unitId, ...columns]) => [unitId, toColumns(columns)]));
}

function toColumns([days, hours, censusMean, censusMin, censusMax, arrivals, departures, staffedMean]: readonly [string, string, string, string, string, string, string, string]): DayColumns {
  return {
    days: daysOf(days),
    hours: numbersOf(hours),
    censusMean: numbersOf(censusMean),
    censusMin: numbersOf(censusMin),
    censusMax: numbersOf(censusMax),
    arrivals: numbersOf(arrivals),
    departures: numbersOf(departures),
    staffedMean: numbersOf(staffedMean),
  };
}
