import type { EventStream, RebuildStore, RebuiltRows, RebuiltState, StoredEvent, SwapOutcome, TableHashes } from '@wardcast/application';
import type { Pool, PoolClient } from 'pg';
import { instantArray, jsonbArray, textArray, uuidArray } from '../database/binary-array';
import { toTimestamp } from '../database/instants';
import { openPool } from '../database/open-pool';
import { EVENT_COLUMNS, toStoredEvent, type EventRow } from '../events/event-row';
import { PostgresIngestStore } from '../events/ingest-store';
import { hashTables } from './hash-rows';
import { createSideSchema, dropSideSchema } from './side-schema';
import { swapState } from './swap-state';
import { toWriteColumns, WRITE_ROWS } from './write-rows.sql';

export interface Rebuild {
  readonly store: RebuildStore;
  /** The live state as of the same instant: for the ledger that is compared with. */
  readonly liveStore: Pick<PostgresIngestStore, 'readSnapshot' | 'readEventsAfter'>;
  /** Earliest hour (ms) that an event from this store sequence on speaks of; null when there is none. */
  earliestHourFrom(storeSequence: bigint): Promise<number | null>;
  /** Drops the side schema. */
  close(): Promise<void>;
}
/** A rebuild reads and sorts years: nothing of it is cut off by a clock. */
const NO_TIMEOUT = 'set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = 0';

/** Opens a rebuild: an empty side schema, and one instant of the live data that everything is read as of. */
export async function openRebuild(url: string): Promise<Rebuild> {
  const pool = openPool({ url, name: 'rebuild', maxConnections: 2, statementTimeoutMs: 0, onError: () => undefined });
  try {
    await createSideSchema(pool);
    const reader = await pool.connect();
    const writer = await pool.connect();
    // A connection that is cut makes the next call on it fail; nothing else is to be done about it.
    for (const client of [reader, writer]) client.on('error', () => undefined);
    await reader.query(NO_TIMEOUT);
    await writer.query(`${NO_TIMEOUT}; set synchronous_commit = off`);
    await reader.query('begin isolation level repeatable read, read only');
    return { store: new PostgresRebuildStore(reader, writer), liveStore: new PostgresIngestStore(reader), earliestHourFrom: (sequence) => earliestHourFrom(reader, sequence), close: () => closeRebuild(pool, reader, writer) };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function closeRebuild(pool: Pool, reader: PoolClient, writer: PoolClient): Promise<void> {
  try {
    await reader.query('rollback');
    await dropSideSchema(writer);
  } finally {
    reader.release(true);
    writer.release(true);
    await pool.end();
  }
}

async function earliestHourFrom(reader: PoolClient, storeSequence: bigint): Promise<number | null> {
  const { rows } = await reader.query<{ hour: number | null }>(`select to_ms(date_trunc('hour', min(occurred_at))) as hour from event where store_sequence >= $1`, [String(storeSequence)]);
  return rows[0]?.hour ?? null;
}

class PostgresRebuildStore implements RebuildStore {
  constructor(
    private readonly reader: PoolClient,
    private readonly writer: PoolClient,
  ) {}

  async readEvents(facilityId: string, stream: EventStream, after: bigint, limit: number): Promise<readonly StoredEvent[]> {
    const { rows } = await this.reader.query<EventRow & unknown[]>({
      name: 'rebuild_events',
      text: `select ${EVENT_COLUMNS} from event where facility_id = $1 and stream = $2 and store_sequence > $3 order by store_sequence limit $4`,
      values: [facilityId, stream, String(after), limit],
      rowMode: 'array',
    });
    return rows.map((row) => toStoredEvent(row, facilityId));
  }

  async measuredTo(facilityId: string): Promise<{ readonly hoursTo: number | null; readonly liveAt: number | null }> {
    const { rows } = await this.reader.query<{ hoursTo: number | null; liveAt: number | null }>(
      `select (select to_ms(max(hour) + interval '1 hour') from series.unit_hour where facility_id = $1) as "hoursTo",
         (select max((live ->> 'at')::float8) from unit_live where facility_id = $1) as "liveAt"`,
      [facilityId],
    );
    return rows[0] ?? { hoursTo: null, liveAt: null };
  }

  async write(rows: RebuiltRows): Promise<void> {
    await this.writer.query(WRITE_ROWS.bind(toWriteColumns(rows)));
  }

  async saveState({ facilityId, storeSequence, takenAt, snapshot, live, waiting }: RebuiltState): Promise<void> {
    const at = toTimestamp(Number.isFinite(takenAt) ? takenAt : 0);
    await this.writer.query('insert into rebuild.ledger_snapshot values ($1, $2, $3, $4)', [facilityId, String(storeSequence), at, Buffer.from(snapshot)]);
    await this.writer.query('insert into rebuild.unit_live select $1, l.* from unnest($2::text[], $3::jsonb[]) l', [facilityId, textArray(live.map(({ unitId }) => unitId)), jsonbArray(live)]);
    await this.writer.query('insert into rebuild.parked_event select $1, p.*, $6::timestamptz from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) p', [
      facilityId,
      uuidArray(waiting.map(({ eventId }) => eventId)),
      textArray(waiting.map(({ type }) => type)),
      textArray(waiting.map(({ reason }) => reason)),
      instantArray(waiting.map(({ occurredAt }) => occurredAt)),
      at,
    ]);
  }

  hashes(side: 'live' | 'rebuilt', facilityId: string, from: number): Promise<TableHashes> {
    return hashTables(side === 'live' ? this.reader : this.writer, side, facilityId, from);
  }

  swap(facilityId: string, from: number): Promise<SwapOutcome> {
    return swapState(this.writer, facilityId, from);
  }
}
