import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError, openEmbeddedPostgres, openPostgresStores } from '@wardcast/adapter-postgres';
import type { LetterKeys, PostgresStores } from '@wardcast/adapter-postgres';
import { readLetterKeys } from './config/letter-key-source';
import type { RuntimeConfig } from './config/runtime-config';
import { explainOutsideDatabase } from './outside-database';

export interface Adapters {
  readonly stores: PostgresStores;
  readonly databaseUrl: string;
  close(): Promise<void>;
}
export type AdapterConfig = Pick<RuntimeConfig, 'dataDir' | 'databaseUrl'>;

/** Tells commands beside a running product where its database listens; readable by the owner only. */
const ADDRESS_FILE = 'database-url';

/** The only place that tells the modes apart: an embedded database in the data folder, or the one that DATABASE_URL names. */
export async function openAdapters(config: AdapterConfig, onMessage: (message: string) => void): Promise<Adapters> {
  if (config.databaseUrl) return connectOutside(config.databaseUrl, await readLetterKeys({ dataDir: config.dataDir, env: process.env }));
  const dataDir = resolve(config.dataDir);
  const addressFile = join(dataDir, ADDRESS_FILE);
  const server = await openEmbeddedPostgres({ dataDir, onMessage });
  try {
    const adapters = await connect(server.url, await readLetterKeys({ dataDir, env: process.env }));
    await writeFile(addressFile, server.url, { mode: 0o600 });
    const close = async (): Promise<void> => {
      await adapters.close();
      await rm(addressFile, { force: true });
      await server.close();
    };
    return { ...adapters, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** The same for a command: when a product is running on that data folder, its database is used beside it. */
export async function openOrJoinAdapters(config: AdapterConfig, onMessage: (message: string) => void): Promise<Adapters> {
  try {
    return await openAdapters(config, onMessage);
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError) || error.fault !== 'folder_in_use') throw error;
    const url = await readFile(join(resolve(config.dataDir), ADDRESS_FILE), 'utf8').catch(() => null);
    if (url === null) throw error;
    return connect(url, await readLetterKeys({ dataDir: config.dataDir, env: process.env }));
  }
}

/** Every caller brings the schema up to date first: that is where an outside database shows whether it can be used. */
async function connectOutside(databaseUrl: string, letterKeys: LetterKeys): Promise<Adapters> {
  const adapters = await connect(databaseUrl, letterKeys);
  const migrate = (): Promise<readonly string[]> =>
    adapters.stores.migrate().catch((error: unknown) => {
      throw explainOutsideDatabase(databaseUrl, error);
    });
  return { ...adapters, stores: { ...adapters.stores, migrate } };
}

async function connect(databaseUrl: string, letterKeys: LetterKeys): Promise<Adapters> {
  const stores = await openPostgresStores({ url: databaseUrl, letterKeys });
  return { stores, databaseUrl, close: () => stores.close() };
}
