import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { openEmbeddedPostgres } from '../embedded/embedded-postgres';
import { ALL_MIGRATIONS } from '../migrations/all-migrations';
import { checksumOf, migrate } from '../migrations/migrate';
import { openTestPool } from './open-test-pool';

const run = promisify(execFile);

/** A test's data may be lost with the machine: nothing waits for the disk. */
export const FAST_SETTINGS: Readonly<Record<string, string>> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '32MB' };
const silent = (): void => undefined;

/**
 * Folder of a created and migrated cluster that tests copy: creating one takes a second, copying it a fraction.
 * Kept beside the packages, one for each schema and user, and made by the first who asks.
 */
export async function findCachedCluster(): Promise<string> {
  const folder = join(dirname(dirname(dirname(require.resolve('embedded-postgres')))), '.cache', 'wardcast');
  const name = `cluster-${schemaKey()}`;
  const cached = join(folder, name);
  if (await access(join(cached, 'PG_VERSION')).then(() => true, () => false)) return cached;
  const dataDir = await mkdtemp(join(tmpdir(), 'wardcast-template-'));
  try {
    await makeCluster(dataDir);
    await mkdir(folder, { recursive: true });
    const unfinished = `${cached}.${process.pid}`;
    await copyFolder(join(dataDir, 'cluster'), unfinished);
    // When another process was faster its copy is as good as ours.
    await rename(unfinished, cached).catch(() => rm(unfinished, { recursive: true, force: true }));
    await removeOlder(folder, name);
    return cached;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Keeps owners, which matters when root runs the tests and the server runs under another account. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await run('cp', ['-a', from, to]);
}

function schemaKey(): string {
  const hash = createHash('sha256').update(`${process.getuid?.() ?? ''} ${require.resolve('embedded-postgres')}`);
  for (const migration of ALL_MIGRATIONS) hash.update(migration.name).update(checksumOf(migration));
  return hash.digest('hex').slice(0, 16);
}

async function makeCluster(dataDir: string): Promise<void> {
  const server = await openEmbeddedPostgres({ dataDir, onMessage: silent, settings: FAST_SETTINGS });
  const pool = openTestPool(server.url);
  try {
    await migrate(pool);
  } finally {
    await pool.end();
    await server.close();
  }
}

/** Clusters of schemas that no longer exist; they change only while somebody edits a migration. */
async function removeOlder(folder: string, current: string): Promise<void> {
  const names = await readdir(folder);
  const older = names.filter((name) => /^cluster-[0-9a-f]{16}$/.test(name) && name !== current);
  await Promise.all(older.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
