import type { EdMoment } from '@wardcast/application';
import { toTimestamp } from '../database/instants';
import type { Queryable } from '../database/queryable';

/** $1 facility, $2 unit, $3 since. A bed that is asked for is a decision too: some departments state nothing else. */
const ED_MOMENTS = {
  name: 'ed_moments',
  text: `select data ->> 'visitKey' as "visitKey", case type when 'EdArrived' then 'arrived' when 'EdRoomed' then 'roomed' else 'decision' end as kind, to_ms(occurred_at) as at
         from event
         where facility_id = $1 and occurred_at >= $3 and type in ('EdArrived', 'EdRoomed', 'EdDecisionToAdmit', 'EdBedRequested') and data ->> 'unitId' = $2
         order by occurred_at, store_sequence`,
};

interface EdQuestion {
  readonly facilityId: string;
  readonly unitId: string;
  /** ms. */
  readonly since: number;
}

/** Steps of the visits of an emergency department; see the port. */
export async function readEdMoments(pool: Queryable, { facilityId, unitId, since }: EdQuestion): Promise<readonly EdMoment[]> {
  const { rows } = await pool.query<EdMoment>({ ...ED_MOMENTS, values: [facilityId, unitId, toTimestamp(since)] });
  return rows;
}
