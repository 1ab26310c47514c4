import type { HourColumns } from '@wardcast/application';

export type HourRow = readonly [hour: number, census: number, arrivals: number, departures: number, staffed: number];

/** The newest known value of each hour, newest hour first: the primary key read backwards, without a sort. */
export const HOUR_SELECT = `select distinct on (h.hour) h.hour, h.census, h.arrivals, h.departures, h.staffed from unit_hour h`;
export const HOUR_ORDER = `order by h.hour desc, h.available_at desc`;

/** Rows newest first -> columns oldest first. */
export function toHourColumns(rows: readonly HourRow[]): HourColumns {
  const ascending = [...rows].reverse();
  return {
    hours: ascending.map((row) => row[0]),
    census: ascending.map((row) => row[1]),
    arrivals: ascending.map((row) => row[2]),
    departures: ascending.map((row) => row[3]),
    staffed: ascending.map((row) => row[4]),
  };
}
