import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { KafkaEventBus } from '@wardcast/adapter-kafka';
import { EmbeddedPostgresError, openEmbeddedPostgres, openPostgresStores } from '@wardcast/adapter-postgres';
import type { LetterKeys, PostgresStores } from '@wardcast/adapter-postgres';
import type { EventBus } from '@wardcast/application';
import { giveToOwnerOf } from './config/give-to-owner';
import { parseKafkaConfig } from './config/kafka-config';
import type { KafkaConfig } from './config/kafka-config';
import { readLetterKeys } from './config/letter-key-source';
import type { RuntimeConfig } from './config/runtime-config';
import { openKafkaConnection } from './kafka-connection';
import { explainOutsideDatabase } from './outside-database';
import { keepLogTrimmed } from './trim-log';

/** The stores, with the bus of the mode in place of the log table's. */
export type ProductStores = Omit<PostgresStores, 'bus'> & { readonly bus: EventBus };
export interface Adapters {
  readonly stores: ProductStores;
  readonly databaseUrl: string;
  /** Resolves when a database of our own ended by itself; null for an outside one, which may come back. */
  readonly databaseEnded: Promise<Error> | null;
  /** Keeps the embedded bus's log short; returns how to end it. A broker does that by itself. */
  keepLogTrimmed(onError: (error: unknown) => void): () => void;
  close(): Promise<void>;
}
/** Without `kafka` the environment says whether there is a cluster, so that commands see the same bus as the product. */
export type AdapterConfig = Pick<RuntimeConfig, 'dataDir' | 'databaseUrl'> & { readonly kafka?: KafkaConfig | null };
export type Mode = 'embedded' | 'full';

/** Tells commands beside a running product where its database listens; readable by the owner only. */
const ADDRESS_FILE = 'database-url';

/** Full: workers fed by Kafka and any number of APIs around one outside database. Embedded: everything in one process. */
export function modeOf(config: { readonly kafka: KafkaConfig | null }): Mode {
  return config.kafka === null ? 'embedded' : 'full';
}

/**
 * The only place that tells the modes apart: an embedded database in the data folder, or the one that DATABASE_URL names, alone or
 * with Kafka. The signal gives up a database that is still being opened.
 */
export async function openAdapters(config: AdapterConfig, onMessage: (message: string) => void, signal?: AbortSignal): Promise<Adapters> {
  if (config.databaseUrl) {
    const outside = await connectOutside(config.databaseUrl, await readLetterKeys({ dataDir: config.dataDir, env: process.env }));
    const kafka = config.kafka === undefined ? kafkaOfEnvironment() : config.kafka;
    return kafka === null ? outside : withKafka(outside, kafka);
  }
  const dataDir = resolve(config.dataDir);
  const addressFile = join(dataDir, ADDRESS_FILE);
  const server = await openEmbeddedPostgres({ dataDir, onMessage, signal });
  try {
    const adapters = await connect(server.url, await readLetterKeys({ dataDir, env: process.env }));
    await tellAddress(addressFile, server.url);
    const close = async (): Promise<void> => {
      await adapters.close();
      await rm(addressFile, { force: true });
      await server.close();
    };
    return { ...adapters, databaseEnded: server.ended, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Written anew, since one that another account left cannot be overwritten; it belongs to whom the folder belongs, as the password in it does. */
async function tellAddress(file: string, url: string): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, url, { mode: 0o600 });
  await giveToOwnerOf(dirname(file), file);
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
  return { stores, databaseUrl, databaseEnded: null, keepLogTrimmed: (onError) => keepLogTrimmed(stores, onError), close: () => stores.close() };
}

/** The same database, with Kafka as the bus. Nothing connects to the cluster before the first use. */
async function withKafka(outside: Adapters, kafka: KafkaConfig): Promise<Adapters> {
  const bus = new KafkaEventBus(await openKafkaConnection(kafka));
  const close = async (): Promise<void> => {
    await bus.close();
    await outside.close();
  };
  return { ...outside, stores: { ...outside.stores, bus }, keepLogTrimmed: () => () => undefined, close };
}

function kafkaOfEnvironment(): KafkaConfig | null {
  const outcome = parseKafkaConfig(process.env);
  if (outcome.kind === 'refused') throw new Error(outcome.message);
  return outcome.kafka;
}
