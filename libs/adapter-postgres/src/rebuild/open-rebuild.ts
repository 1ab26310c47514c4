import type { RebuildStore } from '@wardcast/application';
import type { Pool, PoolClient } from 'pg';
import { openPool } from '../database/open-pool';
import { PostgresIngestStore } from '../events/ingest-store';
import { PostgresRebuildStore } from './rebuild-store';
import { createSideSchema, dropSideSchema } from './side-schema';

export interface Rebuild {
  readonly store: RebuildStore;
  /** The live state as of the same instant: for the ledger that is compared with. */
  readonly liveStore: Pick<PostgresIngestStore, 'readSnapshot' | 'readEventsAfter'>;
  /** Names the instant, for others that join while this one is open. */
  readonly snapshot: string;
  /** Earliest hour (ms) that an event from this store sequence on speaks of; null when there is none. */
  earliestHourFrom(storeSequence: bigint): Promise<number | null>;
  /** Drops the side schema where it was opened, and leaves it where it was joined. */
  close(): Promise<void>;
}
/** A rebuild reads and sorts years: nothing of it is cut off by a clock. */
const NO_TIMEOUT = 'set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = 0';

/** Opens a rebuild: an empty side schema, and one instant of the live data that everything is read as of. */
export async function openRebuild(url: string): Promise<Rebuild> {
  return connect(url, async (reader, writer) => {
    await createSideSchema(writer);
    await reader.query('begin isolation level repeatable read, read only');
    const { rows } = await reader.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
    return { snapshot: rows[0]?.snapshot ?? '', finish: () => dropSideSchema(writer) };
  });
}

/** Takes part in a rebuild that is open elsewhere: the same side schema, and the same instant. */
export async function joinRebuild(url: string, snapshot: string): Promise<Rebuild> {
  return connect(url, async (reader) => {
    await reader.query(`begin isolation level repeatable read, read only; set transaction snapshot ${reader.escapeLiteral(snapshot)}`);
    return { snapshot, finish: () => Promise.resolve() };
  });
}

type Begin = (reader: PoolClient, writer: PoolClient) => Promise<{ readonly snapshot: string; finish(): Promise<void> }>;

async function connect(url: string, begin: Begin): Promise<Rebuild> {
  const pool = openPool({ url, name: 'rebuild', maxConnections: 2, statementTimeoutMs: 0, onError: () => undefined });
  const taken: PoolClient[] = [];
  const disconnect = async (): Promise<void> => {
    for (const client of taken) client.release(true);
    await pool.end();
  };
  try {
    const reader = await takeClient(pool, taken);
    const writer = await takeClient(pool, taken);
    await writer.query('set synchronous_commit = off');
    const { snapshot, finish } = await begin(reader, writer);
    const close = (): Promise<void> => reader.query('rollback').then(finish).finally(disconnect);
    return { store: new PostgresRebuildStore(reader, writer), liveStore: new PostgresIngestStore(reader), snapshot, earliestHourFrom: (sequence) => earliestHourFrom(reader, sequence), close };
  } catch (error) {
    await disconnect();
    throw error;
  }
}

async function takeClient(pool: Pool, taken: PoolClient[]): Promise<PoolClient> {
  const client = await pool.connect();
  taken.push(client);
  // A connection that is cut makes the next call on it fail; nothing else is to be done about it.
  client.on('error', () => undefined);
  await client.query(NO_TIMEOUT);
  return client;
}

async function earliestHourFrom(reader: PoolClient, storeSequence: bigint): Promise<number | null> {
  const { rows } = await reader.query<{ hour: number | null }>(`select to_ms(date_trunc('hour', min(occurred_at))) as hour from event where store_sequence >= $1`, [String(storeSequence)]);
  return rows[0]?.hour ?? null;
}
