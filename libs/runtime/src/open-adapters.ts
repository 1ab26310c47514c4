import { resolve } from 'node:path';
import { openEmbeddedPostgres, openPostgresStores } from '@wardcast/adapter-postgres';
import type { PostgresStores } from '@wardcast/adapter-postgres';
import type { RuntimeConfig } from './config/runtime-config';

export interface Adapters {
  readonly stores: PostgresStores;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** The only place that tells the modes apart: an embedded database in the data folder, or the one that DATABASE_URL names. */
export async function openAdapters(config: Pick<RuntimeConfig, 'dataDir' | 'databaseUrl'>, onMessage: (message: string) => void): Promise<Adapters> {
  if (config.databaseUrl) {
    const stores = await openPostgresStores({ url: config.databaseUrl });
    return { stores, databaseUrl: config.databaseUrl, close: () => stores.close() };
  }
  const server = await openEmbeddedPostgres({ dataDir: resolve(config.dataDir), onMessage });
  try {
    const stores = await openPostgresStores({ url: server.url });
    const close = async (): Promise<void> => {
      await stores.close();
      await server.close();
    };
    return { stores, databaseUrl: server.url, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}
