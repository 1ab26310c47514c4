import type { PoolClient } from 'pg';
import type { BackupTable } from './backup-manifest';

/** Made anew from the others: sums by day and the marks for them, which edition it is, and what ran. */
const DERIVED = ['public.schema_migration', 'series.edition', 'series.stale_day', 'series.unit_daily_rollup'];

const TABLES = `
select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
where n.nspname in ('public', 'series') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  and n.nspname || '.' || c.relname <> all ($1)
group by 1 order by 1`;

/** Every table of ours with its columns, generated ones left out. Those of extensions are not ours. */
export async function backupTables(client: PoolClient): Promise<readonly BackupTable[]> {
  const { rows } = await client.query<BackupTable>(TABLES, [DERIVED]);
  return rows;
}

export const SEQUENCES = `
select n.nspname || '.' || c.relname as "table", a.attname as "column", coalesce(pg_sequence_last_value(pg_get_serial_sequence(n.nspname || '.' || c.relname, a.attname)::regclass), 0)::text as last
from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
where n.nspname in ('public', 'series') and c.relkind = 'r' and a.attidentity <> '' order by 1, 2`;
