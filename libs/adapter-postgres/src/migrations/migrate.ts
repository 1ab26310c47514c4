import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { applyTimescaleEdition } from '../measures/timescale-edition';
import { ALL_MIGRATIONS } from './all-migrations';
import type { Migration } from './migration';

/** Any constant will do, as long as every process of ours takes the same: one migrates, the others wait. */
const ADVISORY_LOCK = 8_201_946_553;
/** Not a numbered step: it runs whenever the extension is found for the first time, be it years later. */
const TIMESCALE_STEP = 'timescaledb';

/** The database was migrated by a newer or an altered program. */
export class MigrationMismatch extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MigrationMismatch';
  }
}

/**
 * Brings the schema up to date: each missing step in a transaction of its own, under a lock. Running it again does
 * nothing. Where TimescaleDB is in the database, its tables take over. Throws MigrationMismatch when a step that ran has another text than ours, or is unknown to us.
 * Returns the names of the steps that ran now.
 */
export async function migrate(pool: Pool, migrations: readonly Migration[] = ALL_MIGRATIONS): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0; set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await client.query('create table if not exists schema_migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())');
    const pending = await findPending(client, migrations);
    for (const migration of pending) await runOne(client, migration);
    const edition = (await knowsEditions(client)) && (await applyTimescaleEdition(client)) ? [TIMESCALE_STEP] : [];
    return [...pending.map(({ name }) => name), ...edition];
  } finally {
    // Closing the session gives the advisory lock back and drops the settings, whatever happened.
    client.release(true);
  }
}

/** A list of steps that ends before the editions is only given by tests of older schemas. */
async function knowsEditions(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(`select to_regclass('series.edition') is not null as found`);
  return rows[0]?.found === true;
}

async function findPending(client: PoolClient, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration order by name');
  const ours = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of rows) {
    const migration = ours.get(name);
    if (migration === undefined) throw new MigrationMismatch(`The database has the schema step ${name}, which this version does not know: it was used by a newer Wardcast. Start that one.`);
    if (checksumOf(migration) !== checksum) throw new MigrationMismatch(`The schema step ${name} ran with another text than this version has: the program was altered. Start the version that made the database.`);
  }
  const ran = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !ran.has(name));
}

async function runOne(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [migration.name, checksumOf(migration)]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`The schema step ${migration.name} failed and was undone.`, { cause });
  }
}

export function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}
