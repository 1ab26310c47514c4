import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openPool } from '../database/open-pool';
import { openEmbeddedPostgres } from '../embedded/embedded-postgres';
import { migrate } from '../migrations/migrate';

/** Runs a measurement on a migrated server of its own, with its usual settings, and removes it afterwards. */
export async function onFreshServer<T>(run: (pool: Pool, url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wardcast-bench-'));
  const server = await openEmbeddedPostgres({ dataDir, onMessage: () => undefined });
  const pool = openPool({ url: server.url, name: 'bench', maxConnections: 1, statementTimeoutMs: 0, onError: () => undefined });
  try {
    await migrate(pool);
    return await run(pool, server.url);
  } finally {
    await pool.end();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
