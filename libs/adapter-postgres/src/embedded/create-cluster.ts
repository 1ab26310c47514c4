import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, saysDiskFull } from './embedded-postgres-error';
import { giveTo, type ServerAccount } from './server-account';

const run = promisify(execFile);

export interface NewCluster {
  /** An empty folder that belongs to the account. */
  readonly folder: string;
  readonly password: string;
  readonly account: ServerAccount | null;
  readonly initdb: string;
  readonly signal?: AbortSignal;
}
/** The one database user: its owner. */
export const SUPERUSER = 'wardcast';

/**
 * Runs initdb. UTF-8 with PostgreSQL's own C.UTF-8 collation, so that no locale of the machine decides an order;
 * 4 MB log segments, since most embedded databases are small.
 */
export async function createCluster(cluster: NewCluster): Promise<void> {
  const passwordFile = `${cluster.folder}.password`;
  await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  await giveTo(cluster.account, passwordFile);
  try {
    await runInitdb(cluster, passwordFile);
  } catch (cause) {
    cluster.signal?.throwIfAborted();
    throw initFault(cause as { readonly stderr?: string; readonly message: string });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Settles when initdb is gone, also where the signal ends it: nobody else may be writing into the folder after that. */
async function runInitdb({ initdb, folder, account, signal }: NewCluster, passwordFile: string): Promise<void> {
  signal?.throwIfAborted();
  const running = run(initdb, [...INITDB_FLAGS, `--pgdata=${folder}`, `--pwfile=${passwordFile}`], { ...account, cwd: '/', env: SERVER_ENVIRONMENT });
  const end = (): void => void running.child.kill();
  signal?.addEventListener('abort', end, { once: true });
  try {
    await running;
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

/** Nothing of our own environment reaches the server: PG* variables and locales of the caller would change it. */
export const SERVER_ENVIRONMENT = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };

const INITDB_FLAGS = [
  `--username=${SUPERUSER}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--wal-segsize=4',
  '--data-checksums',
];

function initFault(cause: { readonly stderr?: string; readonly message: string }): EmbeddedPostgresError {
  const detail = (cause.stderr ?? '').trim() || cause.message;
  if (saysDiskFull(detail)) {
    return new EmbeddedPostgresError('disk_full', 'The disk is full: the database could not be created. Free some space and start again.', { cause });
  }
  return new EmbeddedPostgresError('init_failed', `PostgreSQL could not create its folder. It said: ${detail.split('\n').slice(-3).join(' ')}`, { cause });
}
