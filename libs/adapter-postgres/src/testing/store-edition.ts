import type { ForecastStore, IngestStore, ReadStore } from '@wardcast/application';
import type { Pool } from 'pg';
import { PostgresReadStore } from '../census/read-store';
import { PostgresIngestStore } from '../events/ingest-store';
import { PostgresForecastStore } from '../forecast/forecast-store';
import { migrate } from '../migrations/migrate';
import { openTestDatabase } from './open-test-database';
import { openTestPool } from './open-test-pool';
import { startTimescale } from './timescale-server';

export interface EditionStores {
  readonly ingestStore: IngestStore;
  readonly readStore: ReadStore;
  readonly forecastStore: ForecastStore;
  /** For a test's own statements: the same single connection. */
  readonly pool: Pool;
}
/** One kind of database that the store's suite runs on. */
export interface StoreEdition {
  /** Stores over an empty, migrated database; what the last call gave is gone. */
  fresh(): Promise<EditionStores>;
  close(): Promise<void>;
}

/** Of the embedded server. */
export async function openPlainEdition(): Promise<StoreEdition> {
  const database = await openTestDatabase();
  return editionOver(openTestPool(database.url), () => database.close());
}

/** A real TimescaleDB in a process of its own: one session, so everything goes through one connection. */
export async function openTimescaleEdition(): Promise<StoreEdition> {
  const server = await startTimescale();
  const pool = openTestPool(server.url);
  await migrate(pool);
  return editionOver(pool, () => server.stop());
}

function editionOver(pool: Pool, stop: () => Promise<void>): StoreEdition {
  const fresh = async (): Promise<EditionStores> => {
    await emptyTables(pool);
    return storesOver(pool);
  };
  const close = async (): Promise<void> => {
    await pool.end();
    await stop();
  };
  return { fresh, close };
}

function storesOver(pool: Pool): EditionStores {
  return { ingestStore: new PostgresIngestStore(pool), readStore: new PostgresReadStore(pool), forecastStore: new PostgresForecastStore(pool), pool };
}

/** Aggregates hold rows of their own, and are emptied by their own name. Tables that never let go of a row are made to, without their triggers. */
async function emptyTables(pool: Pool): Promise<void> {
  const { rows: editions } = await pool.query<{ name: string }>('select name from series.edition');
  const tables = `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'series') and tablename not in ('schema_migration', 'edition')`;
  const aggregates = `select format('%I.%I', view_schema, view_name) as name from timescaledb_information.continuous_aggregates`;
  for (const list of editions[0]?.name === 'timescale' ? [tables, aggregates] : [tables]) {
    const { rows } = await pool.query<{ name: string }>(list);
    if (list === tables) await pool.query(`set session_replication_role = replica; truncate ${rows.map(({ name }) => name).join(', ')} restart identity; set session_replication_role = default`);
    else for (const { name } of rows) await pool.query(`truncate ${name}`);
  }
}
