/// <reference types="jest" />
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { copyFolder, findCachedCluster } from '../../testing/cached-cluster';
import { openEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from '../embedded-postgres';

/** For one test on a machine that does other things too. */
export const TIMEOUT_MS = 120_000;

export interface Folder {
  /** As a checkout is: others may walk through it. */
  readonly parent: () => string;
  readonly dataDir: () => string;
  readonly messages: () => readonly string[];
  readonly open: (change?: Partial<EmbeddedPostgresOptions>) => Promise<EmbeddedPostgres>;
  readonly closeAll: () => Promise<void>;
}
/** A new folder for each test, empty or with a copy of a database; servers left open are closed after it. */
export function useFolder(begin: 'empty' | 'with a database'): Folder {
  let parent = '';
  let messages: string[] = [];
  const servers: EmbeddedPostgres[] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  };
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'wardcast-embedded-'));
    await chmod(parent, 0o755);
    messages = [];
    if (begin === 'empty') return;
    await mkdir(join(parent, 'data'));
    await copyFolder(await findCachedCluster(), join(parent, 'data', 'cluster'));
  }, TIMEOUT_MS);
  afterEach(async () => {
    await closeAll();
    await rm(parent, { recursive: true, force: true });
  });
  const dataDir = (): string => join(parent, 'data');
  const open = async (change: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> => {
    const server = await openEmbeddedPostgres({ dataDir: dataDir(), onMessage: (message) => messages.push(message), ...change });
    servers.push(server);
    return server;
  };
  return { parent: () => parent, dataDir, messages: () => messages, open, closeAll };
}

/** Rows of one statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  // The server may end the connection while it is being closed.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
