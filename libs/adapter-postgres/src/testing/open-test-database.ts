import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openEmbeddedPostgres } from '../embedded/embedded-postgres';
import { copyFolder, FAST_SETTINGS, findCachedCluster } from './cached-cluster';

export interface TestDatabase {
  /** A migrated, empty database on a real server of its own. */
  readonly url: string;
  /** Another one on the same server; returns its address. */
  newDatabase(): Promise<string>;
  /** Stops the server and removes its folder. */
  close(): Promise<void>;
}
export interface TestDatabaseOptions {
  /** Overrides of server settings. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Real PostgreSQL for one spec file: call it in `beforeAll`, close it in `afterAll`. The first call on a machine takes
 * about two seconds, later ones a fraction of one.
 */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wardcast-test-'));
  try {
    await copyFolder(await findCachedCluster(), join(dataDir, 'cluster'));
    const settings = { ...FAST_SETTINGS, ...options.settings };
    const server = await openEmbeddedPostgres({ dataDir, onMessage: () => undefined, settings });
    let count = 0;
    const newDatabase = async (): Promise<string> => {
      count += 1;
      return copyTemplate(server.url, `test_${count}`);
    };
    const close = async (): Promise<void> => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    };
    return { url: await newDatabase(), newDatabase, close };
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}

/** The server's own database stays untouched: it is the template. */
async function copyTemplate(serverUrl: string, name: string): Promise<string> {
  const url = new URL(serverUrl);
  const template = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}
