import type { DayColumns } from '@wardcast/application';

export type DayRow = readonly [unitId: string, day: string, hours: number, censusMean: number, censusMin: number, censusMax: number, arrivals: number, departures: number, staffedMean: number];

/** Unit by unit, days ascending. $1 facility, $2 units (null = all), $3 first day, $4 last day (exclusive). */
export const UNIT_DAYS = {
  name: 'unit_days',
  text: `select d.unit_id, d.day::text, d.hours, d.census_mean, d.census_min, d.census_max, d.arrivals, d.departures, d.staffed_mean
         from unit_daily d where d.facility_id = $1 and ($2::text[] is null or d.unit_id = any ($2)) and d.day >= $3::date and d.day < $4::date
         order by d.unit_id, d.day`,
};

export function toDayColumns(rows: readonly DayRow[]): ReadonlyMap<string, DayColumns> {
  const byUnit = new Map<string, DayRow[]>();
  for (const row of rows) {
    const known = byUnit.get(row[0]);
    if (known === undefined) byUnit.set(row[0], [row]);
    else known.push(row);
  }
  return new Map([...byUnit].map(([unitId, days]) => [unitId, toColumns(days)]));
}

function toColumns(rows: readonly DayRow[]): DayColumns {
  return {
    days: rows.map((row) => row[1]),
    hours: rows.map((row) => row[2]),
    censusMean: rows.map((row) => row[3]),
    censusMin: rows.map((row) => row[4]),
    censusMax: rows.map((row) => row[5]),
    arrivals: rows.map((row) => row[6]),
    departures: rows.map((row) => row[7]),
    staffedMean: rows.map((row) => row[8]),
  };
}
