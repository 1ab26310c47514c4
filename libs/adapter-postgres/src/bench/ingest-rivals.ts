import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { HospitalEvent } from '@wardcast/domain';
import { from as copyFrom } from 'pg-copy-streams';
import { openPool } from '../database/open-pool';
import { createPlainTable, insertPlain, timeServerOnly } from './plain-insert';

/** Other ways of getting the same event rows into a table of the same columns and indexes: no offsets, no inbox, no ledger. */
export interface IngestRivals {
  unnest(events: readonly HospitalEvent[]): Promise<void>;
  copy(events: readonly HospitalEvent[]): Promise<void>;
  /** Rows in the tables of the two. */
  counts(): Promise<{ readonly unnest: number; readonly copy: number }>;
  /** The server copies one table into another: nothing is sent and nothing is decoded. Returns ms. */
  serverOnly(): Promise<number>;
  close(): Promise<void>;
}
const COLUMNS = 'facility_id, event_id, stream, type, family, occurred_at, recorded_at, received_at, mode, feed_id, data';

/** On the server that ours uses, with one session. */
export async function openIngestRivals(url: string): Promise<IngestRivals> {
  const pool = openPool({ url, name: 'bench', maxConnections: 1, statementTimeoutMs: 0, onError: () => undefined });
  await createPlainTable(pool);
  await pool.query('create table copied_event (like event including all)');
  return {
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
      const { rows } = await pool.query<{ unnest: string; copy: string }>('select (select count(*) from plain_event) as unnest, (select count(*) from copied_event) as copy');
      return { unnest: Number(rows[0]?.unnest), copy: Number(rows[0]?.copy) };
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
