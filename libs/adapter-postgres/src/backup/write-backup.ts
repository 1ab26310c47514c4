import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { openPool } from '../database/open-pool';
import { BACKUP_FORMAT, HEAD_NAME, MANIFEST_NAME, type BackupHead, type BackupManifest, type BackupTable } from './backup-manifest';
import { backupTables, SEQUENCES } from './backup-tables';
import { readStates } from './read-states';
import { tarEnd, tarEntry } from './tar-format';

export interface BackupRequest {
  readonly url: string;
  /** A new file; a gzipped tar of COPY text that tar, gzip and psql read as well. */
  readonly path: string;
  onProgress?(table: string, rows: number): void;
}
/** Bytes of one file in the archive: held in memory, since a tar header says the size first. */
const CHUNK_BYTES = 8 * 1024 * 1024;
const NEWLINE = 0x0a;
/** Backups are written seldom and read hardly ever: the processor's time counts more than the last tenth of size. */
const GZIP_LEVEL = 4;

/**
 * Everything in the database as of one instant, into one file, beside a running product. The file gets its name when it is
 * complete. Throws when it exists already.
 */
export async function writeBackup(request: BackupRequest): Promise<BackupManifest> {
  if (await access(request.path).then(() => true, () => false)) throw new Error(`${request.path} exists already. Choose another name, or move it away: a backup is never overwritten.`);
  const pool = openPool({ url: request.url, name: 'backup', maxConnections: 1, statementTimeoutMs: 0, onError: () => undefined });
  const unfinished = `${request.path}.unfinished`;
  try {
    const client = await pool.connect();
    client.on('error', () => undefined);
    try {
      await client.query('set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0');
      await client.query('begin isolation level repeatable read, read only');
      const archive = new Archive(client, request);
      await pipeline(archive.pieces(), createGzip({ level: GZIP_LEVEL }), createWriteStream(unfinished, { mode: 0o600, flags: 'w' }));
      await rename(unfinished, request.path);
      return archive.finished();
    } finally {
      client.release(true);
    }
  } finally {
    await rm(unfinished, { force: true });
    await pool.end();
  }
}

class Archive {
  private manifest: BackupManifest | null = null;
  private readonly contents: { readonly name: string; readonly rows: number; readonly sha256: string }[] = [];

  constructor(
    private readonly client: PoolClient,
    private readonly request: BackupRequest,
  ) {}

  async *pieces(): AsyncGenerator<Buffer> {
    const head = await this.readHead();
    yield* json(HEAD_NAME, head);
    for (const table of head.tables) yield* this.table(table);
    this.manifest = await this.readManifest(head);
    yield* json(MANIFEST_NAME, this.manifest);
    yield tarEnd();
  }

  finished(): BackupManifest {
    if (this.manifest === null) throw new Error('The backup is not finished.');
    return this.manifest;
  }

  private async readHead(): Promise<BackupHead> {
    const { rows } = await this.client.query<{ name: string }>('select name from schema_migration order by name');
    const edition = await this.client.query<{ name: string }>('select name from series.edition');
    return { format: BACKUP_FORMAT, takenAt: new Date().toISOString(), steps: rows.map(({ name }) => name), edition: edition.rows[0]?.name ?? 'plain', tables: await backupTables(this.client) };
  }

  private async *table({ name, columns }: BackupTable): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let [rows, chunk, held, bytes] = [0, 0, [] as Buffer[], 0];
    const flush = (): readonly Buffer[] => {
      chunk += 1;
      const content = Buffer.concat(held);
      [held, bytes] = [[], 0];
      return tarEntry({ name: `tables/${name}.${String(chunk).padStart(5, '0')}.copy`, bytes: content });
    };
    for await (const piece of this.client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`)) as AsyncIterable<Buffer>) {
      hash.update(piece);
      for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) rows += 1;
      held.push(piece);
      bytes += piece.length;
      if (bytes >= CHUNK_BYTES) yield* flush();
    }
    if (bytes > 0) yield* flush();
    this.contents.push({ name, rows, sha256: hash.digest('hex') });
    this.request.onProgress?.(name, rows);
  }

  private async readManifest(head: BackupHead): Promise<BackupManifest> {
    const { client } = this;
    const sequences = await client.query<BackupManifest['sequences'][number]>(SEQUENCES);
    const positions = await client.query<BackupManifest['positions'][number]>('select topic, part, topic_id as "topicId", next_offset::text as "nextOffset" from ingest_offset order by topic, part');
    const keys = await client.query<{ id: string }>('select distinct sealed_with as id from dead_letter where sealed_with is not null order by 1');
    return { ...head, contents: this.contents, sequences: sequences.rows, positions: positions.rows, letterKeys: keys.rows.map(({ id }) => id), states: await readStates(client) };
  }
}

function* json(name: string, value: unknown): Generator<Buffer> {
  yield* tarEntry({ name, bytes: Buffer.from(`${JSON.stringify(value, null, 1)}\n`, 'utf8') });
}
