import type { ContradictionRow, WaitingRow } from '@wardcast/application';
import type { Queryable } from '../database/queryable';

/** Newest first. */
export async function readWaiting(pool: Queryable, limit: number): Promise<readonly WaitingRow[]> {
  const { rows } = await pool.query<WaitingRow>(
    `select facility_id as "facilityId", replace(event_id::text, '-', '') as "eventId", type, reason, to_ms(occurred_at) as "occurredAt", to_ms(parked_at) as "parkedAt"
     from parked_event order by parked_at desc, event_id desc limit $1`,
    [limit],
  );
  return rows;
}

/** Newest first. */
export async function readContradictions(pool: Queryable, limit: number): Promise<readonly ContradictionRow[]> {
  const { rows } = await pool.query<ContradictionRow>(
    `select facility_id as "facilityId", kind, unit_id as "unitId", bed_id as "bedId", event_ids as "eventIds", to_ms(at) as at, to_ms(found_at) as "foundAt"
     from conflict order by conflict_id desc limit $1`,
    [limit],
  );
  return rows;
}
