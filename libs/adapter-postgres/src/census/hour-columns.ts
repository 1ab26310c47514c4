import type { HourColumns } from '@wardcast/application';

export type HourRow = readonly [hour: number, census: number, arrivals: number, departures: number, staffed: number];

const COLUMNS = 'to_ms(h.hour), h.census, h.arrivals, h.departures, h.staffed';
/** The newest row of each hour up to an instant: the primary key read backwards, without a sort. */
const AS_OF = 'select distinct on (h.hour) h.hour, h.census, h.arrivals, h.departures, h.staffed from series.unit_hour h';
const AS_OF_ORDER = 'order by h.hour desc, h.available_at desc';
/** As known now: the view, which TimescaleDB answers from what it has summed already. */
const NOW = 'select h.hour, h.census, h.arrivals, h.departures, h.staffed from unit_hourly h';
const NOW_ORDER = 'order by h.hour desc';
const UNITS = '(select distinct unit_id from unit_node where facility_id = $1) u';

/** Newest first. $1 facility, $2 unit, $3 from, $4 to (exclusive), $5 as of. */
export const UNIT_HOURS = { name: 'unit_hours', text: `select ${COLUMNS} from (${NOW} where h.facility_id = $1 and h.unit_id = $2 and h.hour >= $3 and h.hour < $4 ${NOW_ORDER}) h` };
export const UNIT_HOURS_AS_OF = {
  name: 'unit_hours_as_of',
  text: `select ${COLUMNS} from (${AS_OF} where h.facility_id = $1 and h.unit_id = $2 and h.hour >= $3 and h.hour < $4 and h.available_at <= $5 ${AS_OF_ORDER}) h`,
};
/** Of all units, each newest first. $1 facility, $2 from, $3 to (exclusive), $4 as of. */
export const RECENT_HOURS = {
  name: 'recent_hours',
  text: `select u.unit_id, ${COLUMNS} from ${UNITS} cross join lateral (${NOW} where h.facility_id = $1 and h.unit_id = u.unit_id and h.hour >= $2 and h.hour < $3 ${NOW_ORDER}) h`,
};
export const RECENT_HOURS_AS_OF = {
  name: 'recent_hours_as_of',
  text: `select u.unit_id, ${COLUMNS} from ${UNITS} cross join lateral (${AS_OF} where h.facility_id = $1 and h.unit_id = u.unit_id and h.hour >= $2 and h.hour < $3 and h.available_at <= $4 ${AS_OF_ORDER}) h`,
};

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
