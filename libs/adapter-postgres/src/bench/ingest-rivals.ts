import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { HospitalEvent } from '@wardcast/domain';
import { from as copyFrom } from 'pg-copy-streams';
import { openPool } from '../database/open-pool';
import { createPlainTable, insertPlain, timeServerOnly } from './plain-insert';
import { createSameRowsTables, insertSameRows, type SameRows } from './same-rows-insert';

/** Other ways of getting rows into tables of the same columns and as many indexes: no offsets, no ledger. */
export interface IngestRivals {
  /** All rows that ours writes for the batch. */
  sameRows(batch: SameRows): Promise<void>;
  /** The event rows alone. */
  unnest(events: readonly HospitalEvent[]): Promise<void>;
  /** The event rows alone. */
  copy(events: readonly HospitalEvent[]): Promise<void>;
  /** Event rows in the tables of the three, and in that of somebody else's sink. */
  counts(): Promise<{ readonly sameRows: number; readonly unnest: number; readonly copy: number; readonly sink: number }>;
  /** Rows of all kinds that one event comes to. */
  rowsPerEvent(): Promise<number>;
  /** Rows that somebody else's sink has committed so far: cheap, for asking often. */
  sunk(): Promise<number>;
  /** The server copies one table into another: nothing is sent and nothing is decoded. Returns ms. */
  serverOnly(): Promise<number>;
  close(): Promise<void>;
}
/** Where somebody else's sink writes. */
export const SINK_TABLE = 'sunk_event';
const COLUMNS = 'facility_id, event_id, stream, type, family, occurred_at, recorded_at, received_at, mode, feed_id, data';

/** On the server that ours uses, with one session. */
export async function openIngestRivals(url: string): Promise<IngestRivals> {
  const pool = openPool({ url, name: 'bench', maxConnections: 1, statementTimeoutMs: 0, onError: () => undefined });
  await createPlainTable(pool);
  await createSameRowsTables(pool);
  await pool.query('create table copied_event (like event including all)');
  // A sink that writes each event once needs a key to know it by: ours has it in the inbox.
  await pool.query(`create table ${SINK_TABLE} (like event including all, primary key (event_id))`);
  return {
    sameRows: (batch) => insertSameRows(pool, batch),
    unnest: (events) => insertPlain(pool, events),
    copy: async (events) => {
      const client = await pool.connect();
      try {
        await pipeline(Readable.from([events.map(toCopyLine).join('')]), client.query(copyFrom(`copy copied_event (${COLUMNS}) from stdin`)));
      } finally {
        client.release();
      }
    },
    counts: async () => {
      const { rows } = await pool.query<Record<'sameRows' | 'unnest' | 'copy' | 'sink', number>>(
        `select (select count(*)::int from same_event) as "sameRows", (select count(*)::int from plain_event) as unnest, (select count(*)::int from copied_event) as copy, (select count(distinct event_id)::int from ${SINK_TABLE}) as sink`,
      );
      return rows[0]!;
    },
    rowsPerEvent: async () => {
      const { rows } = await pool.query<{ rows: number }>(
        `select ((select count(*) from same_event) + (select count(*) from same_inbox) + (select count(*) from same_stay) + (select count(*) from same_hour) + (select count(*) from same_live))::float8
           / (select count(*) from same_event) as rows`,
      );
      return rows[0]!.rows;
    },
    sunk: async () => {
      const { rows } = await pool.query<{ sunk: number }>(`select coalesce(max(store_sequence), 0)::int as sunk from ${SINK_TABLE} where facility_id = (select facility_id from ${SINK_TABLE} limit 1) and stream = 'live'`);
      return rows[0]!.sunk;
    },
    serverOnly: () => timeServerOnly(pool),
    close: () => pool.end(),
  };
}

function toCopyLine(event: HospitalEvent): string {
  const at = (instant: number): string => new Date(instant).toISOString();
  const fields = [event.facilityId, event.eventId, 'live', event.type, event.family, at(event.occurredAt), at(event.recordedAt), at(event.receivedAt), event.mode, event.feedId, JSON.stringify(event.data)];
  return `${fields.map((field) => field.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')).join('\t')}\n`;
}
