import type { RebuiltRows } from '@wardcast/application';
import { namedStatement } from '../database/named-statement';
import { toHourColumns, toStayColumns } from '../events/ledger-columns';

/** Stays and hours into the side schema, as the commit statement writes them into the live one. */
export const WRITE_ROWS = namedStatement(
  'rebuild_write_rows',
  {
    facility_id: 'text',
    stay_visit: 'text[]', stay_ordinal: 'int[]', stay_unit: 'text[]', stay_bed: 'text[]', stay_from: 'timestamptz[]', stay_to: 'timestamptz[]', stay_leave: 'bool[]', stay_definite: 'timestamptz[]',
    gone_visit: 'text[]', gone_since: 'timestamptz[]', gone_until: 'timestamptz[]',
    hour_unit: 'text[]', hour_at: 'timestamptz[]', hour_available: 'timestamptz[]', hour_census: 'int[]', hour_arrivals: 'int[]', hour_departures: 'int[]', hour_staffed: 'int[]',
  },
  `
with stored_stay as (
  insert into rebuild.stay (facility_id, visit_key, ordinal, unit_id, bed_id, from_at, to_at, on_leave, definite_out_at)
  select :facility_id, s.* from unnest(:stay_visit, :stay_ordinal, :stay_unit, :stay_bed, :stay_from, :stay_to, :stay_leave, :stay_definite) s
  on conflict (facility_id, visit_key, from_at, ordinal) do update
    set unit_id = excluded.unit_id, bed_id = excluded.bed_id, to_at = excluded.to_at, on_leave = excluded.on_leave, definite_out_at = excluded.definite_out_at
), removed_stay as (
  delete from rebuild.stay s where s.ctid = any (array(
    select o.place from unnest(:gone_visit, :gone_since, :gone_until) as v (visit_key, since, until)
    cross join lateral (select o.ctid as place, o.from_at, o.ordinal from rebuild.stay o where o.facility_id = :facility_id and o.visit_key = v.visit_key offset 0) o
    where o.from_at >= coalesce(v.since, '-infinity') and o.from_at <= coalesce(v.until, 'infinity')
      and ((v.visit_key, o.from_at, o.ordinal) in (select k.* from unnest(:stay_visit, :stay_from, :stay_ordinal) k)) is not true
  ))
)
insert into rebuild.unit_hour (facility_id, unit_id, hour, available_at, census, arrivals, departures, staffed, day)
select :facility_id, h.*, (h.hour at time zone coalesce((select zone from facility where facility_id = :facility_id), 'UTC'))::date
from unnest(:hour_unit, :hour_at, :hour_available, :hour_census, :hour_arrivals, :hour_departures, :hour_staffed) as h (unit_id, hour, available_at, census, arrivals, departures, staffed)
on conflict (facility_id, unit_id, hour, available_at) do update
  set census = excluded.census, arrivals = excluded.arrivals, departures = excluded.departures, staffed = excluded.staffed
`,
);

export function toWriteColumns({ facilityId, visits, unitHours }: RebuiltRows): Parameters<typeof WRITE_ROWS.bind>[0] {
  return { facility_id: facilityId, ...toStayColumns(visits), ...toHourColumns(unitHours) };
}
