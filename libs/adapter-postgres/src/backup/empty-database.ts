import type { Queryable } from '../database/queryable';

/** Throws when the database holds rows of ours, or a schema that the backup's rows do not fit. */
export async function refuseUsedDatabase(database: Queryable, steps: readonly string[]): Promise<void> {
  const { rows } = await database.query<{ found: boolean }>(`select to_regclass('public.schema_migration') is not null as found`);
  if (rows[0]?.found !== true) return;
  const ran = await database.query<{ name: string }>('select name from schema_migration order by name');
  if (ran.rows.length === 0) return;
  const used = await database.query<{ used: boolean }>('select exists (select from facility) or exists (select from event) or exists (select from ingest_offset) or exists (select from app_state) or exists (select from bus_log) as used');
  if (used.rows[0]?.used === true) throw new Error('The database is not empty: a backup is only put into an empty one. Name a new data folder (--data-dir), or a new database (DATABASE_URL).');
  if (JSON.stringify(ran.rows.map(({ name }) => name)) !== JSON.stringify(steps)) throw new Error('The database has the tables of another version than the backup. Name a new, empty one: the restore makes its tables itself.');
}
