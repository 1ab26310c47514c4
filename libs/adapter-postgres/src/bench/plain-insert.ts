import type { HospitalEvent } from '@wardcast/domain';
import type { Pool } from 'pg';
import { instantArray, jsonbArray, textArray, uuidArray } from '../database/binary-array';

/** The rival: the same event rows into a table like ours (same columns, same index), and nothing else. */
export async function createPlainTable(pool: Pool): Promise<void> {
  await pool.query('create table plain_event (like event including all)');
}

const COLUMNS = 'facility_id, event_id, stream, type, family, occurred_at, recorded_at, received_at, mode, feed_id, data';
const INSERT = `insert into plain_event (${COLUMNS})
  select e.* from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::text[], $10::text[], $11::jsonb[]) e`;

export async function insertPlain(pool: Pool, events: readonly HospitalEvent[]): Promise<void> {
  await pool.query({
    name: 'plain_insert',
    text: INSERT,
    values: [
      textArray(events.map((event) => event.facilityId)),
      uuidArray(events.map((event) => event.eventId)),
      textArray(events.map(() => 'live')),
      textArray(events.map((event) => event.type)),
      textArray(events.map((event) => event.family)),
      instantArray(events.map((event) => event.occurredAt)),
      instantArray(events.map((event) => event.recordedAt)),
      instantArray(events.map((event) => event.receivedAt)),
      textArray(events.map((event) => event.mode)),
      textArray(events.map((event) => event.feedId)),
      jsonbArray(events.map((event) => event.data)),
    ],
  });
}

/** The ceiling: the server copies the rows from one table to another; nothing is sent and nothing decoded. Returns ms. */
export async function timeServerOnly(pool: Pool): Promise<number> {
  await pool.query('create table server_only_event (like event including all)');
  const start = performance.now();
  await pool.query(`insert into server_only_event (${COLUMNS}) select ${COLUMNS} from plain_event order by store_sequence`);
  return performance.now() - start;
}
