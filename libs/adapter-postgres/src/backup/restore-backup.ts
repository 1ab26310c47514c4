import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { openPool } from '../database/open-pool';
import { ALL_MIGRATIONS } from '../migrations/all-migrations';
import { migrate } from '../migrations/migrate';
import { BACKUP_FORMAT, HEAD_NAME, MANIFEST_NAME, type BackupHead, type BackupManifest, type BackupTable } from './backup-manifest';
import { refuseUsedDatabase } from './empty-database';
import { readStates } from './read-states';
import { readTar, type TarEntry } from './tar-format';

export interface RestoreRequest {
  /** A database without any rows of ours. */
  readonly url: string;
  readonly path: string;
  onProgress?(table: string, rows: number): void;
}
const TABLE_CHUNK = /^tables\/(.+)\.\d{5}\.copy$/;
const NEWLINE = 0x0a;
const UNPACKING_FAULTS: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'The file ends too early: it was cut off while it was written or copied.',
  Z_DATA_ERROR: 'The file is damaged, or no backup of Wardcast.',
  EISDIR: 'That is a folder. Give the path of a backup file.',
};

/**
 * Puts a backup into an empty database: the schema that it was made with, all rows in one transaction, then the steps up
 * to this version. Rows, sums and the state hash are checked against the manifest; what does not agree throws, and where it
 * is noticed before the commit nothing stays.
 */
export async function restoreBackup(request: RestoreRequest): Promise<BackupManifest> {
  const pool = openPool({ url: request.url, name: 'restore', maxConnections: 1, statementTimeoutMs: 0, onError: () => undefined });
  const entries = readTar(pipeline(createReadStream(request.path), createGunzip(), () => undefined) as unknown as AsyncIterable<Buffer>);
  try {
    const head = await readHead(entries);
    await prepareSchema(pool, head);
    const manifest = await inTransaction(pool, (client) => loadRows(client, { head, entries, request }));
    await migrate(pool);
    await inTransaction(pool, (client) => checkStates(client, manifest));
    return manifest;
  } catch (error) {
    const said = UNPACKING_FAULTS[(error as { readonly code?: string }).code ?? ''];
    throw said === undefined ? error : new RangeError(said, { cause: error });
  } finally {
    await pool.end();
  }
}

async function readHead(entries: AsyncGenerator<TarEntry>): Promise<BackupHead> {
  const { value } = await entries.next();
  const entry = value as TarEntry | undefined;
  if (entry?.name !== HEAD_NAME) throw new RangeError('The file is no backup of Wardcast.');
  const head = JSON.parse(entry.bytes.toString('utf8')) as BackupHead;
  if (head.format !== BACKUP_FORMAT) throw new RangeError(`The backup has the format ${head.format}; this version reads ${BACKUP_FORMAT}.`);
  return head;
}

/** The schema of the backup, not ours: its rows fit that one, and the steps since know what to do with them. */
async function prepareSchema(pool: Pool, head: BackupHead): Promise<void> {
  const known = new Set(ALL_MIGRATIONS.map(({ name }) => name));
  const unknown = head.steps.find((step) => !known.has(step));
  if (unknown !== undefined) throw new RangeError(`The backup has the schema step ${unknown}, which this version does not know: it was made by a newer Wardcast. Restore it with that one.`);
  await refuseUsedDatabase(pool, head.steps);
  await migrate(pool, ALL_MIGRATIONS.filter(({ name }) => head.steps.includes(name)));
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  client.on('error', () => undefined);
  try {
    await client.query('set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0');
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    // Closing the session undoes what was not committed.
    client.release(true);
  }
}

interface Load {
  readonly head: BackupHead;
  readonly entries: AsyncGenerator<TarEntry>;
  readonly request: RestoreRequest;
}

async function loadRows(client: PoolClient, { head, entries, request }: Load): Promise<BackupManifest> {
  const loaded: { readonly name: string; readonly rows: number; readonly sha256: string }[] = [];
  let table: TableLoad | null = null;
  const finish = async (): Promise<void> => {
    if (table === null) return;
    loaded.push(await table.finish());
    request.onProgress?.(table.name, table.rows);
  };
  for await (const { name, bytes } of entries) {
    if (name === MANIFEST_NAME) {
      await finish();
      const manifest = JSON.parse(bytes.toString('utf8')) as BackupManifest;
      refuseOtherContents(manifest, loaded);
      await settle(client, manifest);
      return manifest;
    }
    const target = TABLE_CHUNK.exec(name)?.[1];
    const known = head.tables.find((candidate) => candidate.name === target);
    if (known === undefined) throw new RangeError(`The backup holds ${name}, which it does not announce.`);
    if (table?.name !== target) {
      await finish();
      table = new TableLoad(client, known);
    }
    await table!.write(bytes);
  }
  throw new RangeError('The backup has no manifest: it was cut off while it was written.');
}

class TableLoad {
  rows = 0;
  readonly name: string;
  private readonly hash = createHash('sha256');
  private readonly sink: CopyStreamQuery;
  private readonly done: Promise<unknown>;

  constructor(client: PoolClient, { name, columns }: BackupTable) {
    this.name = name;
    this.sink = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
    this.done = once(this.sink, 'finish');
    this.done.catch(() => undefined);
  }

  async write(bytes: Buffer): Promise<void> {
    this.hash.update(bytes);
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) this.rows += 1;
    // A refused row ends the stream: then nothing drains any more.
    if (!this.sink.write(bytes)) await Promise.race([once(this.sink, 'drain'), this.done]);
  }

  async finish(): Promise<{ readonly name: string; readonly rows: number; readonly sha256: string }> {
    this.sink.end();
    await this.done;
    return { name: this.name, rows: this.rows, sha256: this.hash.digest('hex') };
  }
}

function refuseOtherContents(manifest: BackupManifest, loaded: BackupManifest['contents']): void {
  for (const { name, rows, sha256 } of manifest.contents) {
    const found = loaded.find((table) => table.name === name) ?? { rows: 0, sha256: createHash('sha256').digest('hex') };
    if (found.rows !== rows || found.sha256 !== sha256) throw new RangeError(`The backup is damaged: ${name} has ${found.rows} rows of other contents than the ${rows} that were written. Nothing was restored.`);
  }
}

/**
 * Above every version that the lost database can have reached, which counts on by one with every batch: a reader that saw
 * versions newer than the backup would else take what was put back for what it knows.
 */
const RAISE_VERSIONS = `
with raised as (
  update facility_version set version = greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint) returning facility_id, version
)
update node_version n set version = r.version from raised r where r.facility_id = n.facility_id`;

/** Identity columns go on where they were; days are summed anew from their hours; all readers read everything again. */
async function settle(client: PoolClient, manifest: BackupManifest): Promise<void> {
  for (const { table, column, last } of manifest.sequences) {
    if (last !== '0') await client.query('select setval(pg_get_serial_sequence($1, $2)::regclass, $3::bigint)', [table, column, last]);
  }
  await client.query(RAISE_VERSIONS);
  await client.query('insert into series.stale_day select distinct facility_id, day, 1 from series.unit_hour');
}

async function checkStates(client: PoolClient, manifest: BackupManifest): Promise<void> {
  const found = JSON.stringify(await readStates(client));
  if (found !== JSON.stringify(manifest.states)) throw new Error('The restored state has another hash than the one that was backed up. Do not use this database; restore into a new one, and keep the file for whoever looks into it.');
}
