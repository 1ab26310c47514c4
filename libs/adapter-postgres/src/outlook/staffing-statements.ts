import { PLANNED_AHEAD_MS, type HourRange, type StaffingStatement } from '@wardcast/application';
import { toTimestamp } from '../database/instants';
import type { Queryable } from '../database/queryable';

/** $1 facility, $2 unit, $3 and $4 when statements happened (from, to), $5 and $6 the range in ms, $7 known at (or null). Instants inside the data are ms. */
const STAFFING = {
  name: 'staffing_statements',
  text: `select case type when 'StaffingActual' then 'actual' else 'planned' end as kind, data ->> 'shiftId' as "shiftId", data ->> 'role' as role,
           (data -> 'interval' ->> 'start')::float8 as start, (data -> 'interval' ->> 'end')::float8 as end,
           (data ->> 'planned')::float8 as planned, (data ->> 'present')::float8 as present
         from event
         where facility_id = $1 and occurred_at >= $3 and occurred_at < $4 and type in ('StaffingPlanned', 'StaffingActual') and data ->> 'unitId' = $2
           and (data -> 'interval' ->> 'end')::float8 > $5 and (data -> 'interval' ->> 'start')::float8 < $6 and ($7::timestamptz is null or received_at <= $7)
         order by recorded_at, store_sequence`,
};

interface StaffingQuestion {
  readonly facilityId: string;
  readonly unitId: string;
  readonly range: HourRange;
  readonly asOf: number | null;
}

/** Staffing statements of a unit; see the port. */
export async function readStaffing(pool: Queryable, { facilityId, unitId, range, asOf }: StaffingQuestion): Promise<readonly StaffingStatement[]> {
  const values = [facilityId, unitId, toTimestamp(range.from - PLANNED_AHEAD_MS), toTimestamp(range.to), range.from, range.to, asOf === null ? null : toTimestamp(asOf)];
  const { rows } = await pool.query<StaffingStatement>({ ...STAFFING, values });
  return rows;
}
