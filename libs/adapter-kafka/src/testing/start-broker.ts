import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, type KafkaConfig } from 'kafkajs';
import { BrokerError } from './broker-error';
import { findBrokerLibraries } from './broker-libraries';
import { BrokerProcess, formatStorage, type BrokerLaunch } from './broker-process';
import { scramArguments, type BrokerSecurity } from './broker-security';
import { brokerSettings } from './broker-settings';
import { newClusterId } from './new-cluster-id';

/** The newest line that the adapter was tried with. */
export const NEWEST_KAFKA_VERSION = '4.4.0';

const READY_DEADLINE_MS = 60_000;
const POLL_MS = 100;
const HIGHEST_PORT = 65_535;
const PAIR_ATTEMPTS = 50;
export const DEFAULT_CACHE_DIR = '.cache/kafka';

export interface BrokerOptions {
  readonly version?: string;
  /** Loopback port; the controller takes the one above. Default: two free ones. */
  readonly port?: number;
  /** The port that clients are told, where a proxy stands before the broker. */
  readonly advertisedPort?: number;
  /** Kept between runs when given; otherwise a temporary folder, removed at the end. */
  readonly dataDir?: string;
  /** Where downloaded versions are kept. */
  readonly cacheDir?: string;
  onProgress?(text: string): void;
  /** TLS and accounts; `client` is how somebody who may reaches it. */
  readonly security?: BrokerSecurity & { readonly client: Pick<KafkaConfig, 'ssl' | 'sasl'> };
}
export interface RunningBroker {
  /** host:port, as clients name it. */
  readonly address: string;
  readonly version: string;
  readonly pid: number;
  /** Resolves when the broker process is gone, whoever ended it. */
  readonly exited: Promise<void>;
  /** Ends the broker without a warning; its folder stays until stop(). */
  kill(): Promise<void>;
  /** Stops the broker and removes a temporary folder; idempotent. */
  stop(): Promise<void>;
}

/** Downloads (once), formats and starts one Apache Kafka node; resolves when a client got an answer. Throws BrokerError. */
export async function startBroker(options: BrokerOptions = {}): Promise<RunningBroker> {
  const version = options.version ?? NEWEST_KAFKA_VERSION;
  const progress = options.onProgress ?? ((): void => undefined);
  progress(`Apache Kafka ${version}: looking for it in the cache, else fetching it with Maven.`);
  const libraries = await findBrokerLibraries(resolve(options.cacheDir ?? DEFAULT_CACHE_DIR), version);
  const ports = await choosePorts(options.port);
  const dataDir = options.dataDir === undefined ? await mkdtemp(join(tmpdir(), 'wardcast-kafka-')) : resolve(options.dataDir);
  const removeTemporary = async (): Promise<void> => {
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const launch = await prepare({ libraries, dataDir, security: options.security, advertisedPort: options.advertisedPort, ...ports });
    progress('Starting the broker.');
    const broker = BrokerProcess.launch(launch);
    const address = `127.0.0.1:${ports.port}`;
    await untilReady(broker, { brokers: [address], ...options.security?.client });
    const stop = async (): Promise<void> => {
      await broker.stop();
      await removeTemporary();
    };
    return { address, version, pid: broker.pid, exited: broker.exited, kill: () => broker.kill(), stop };
  } catch (error) {
    await removeTemporary();
    throw error;
  }
}

interface Place {
  readonly libraries: string;
  readonly dataDir: string;
  readonly port: number;
  readonly controllerPort: number;
  readonly advertisedPort?: number;
  readonly security?: BrokerSecurity;
}

async function prepare(place: Place): Promise<BrokerLaunch> {
  const launch = { libraries: place.libraries, settingsFile: join(place.dataDir, 'server.properties'), logFile: join(place.dataDir, 'broker.log') };
  try {
    await mkdir(place.dataDir, { recursive: true });
    await writeFile(launch.settingsFile, brokerSettings({ ...place, logDir: join(place.dataDir, 'log') }));
  } catch (error) {
    throw new BrokerError('data_dir', `The folder ${place.dataDir} cannot be written: ${(error as Error).message}`, { cause: error });
  }
  const isNew = await access(join(place.dataDir, 'log', 'meta.properties')).then(() => false, () => true);
  if (isNew) await formatStorage(launch, newClusterId(), place.security === undefined ? [] : scramArguments(place.security));
  return launch;
}

/** Ready is when a client gets an answer and our child lives: somebody else's broker may hold the port. */
async function untilReady(broker: BrokerProcess, reached: Pick<KafkaConfig, 'ssl' | 'sasl'> & { readonly brokers: string[] }): Promise<void> {
  const admin = new Kafka({ clientId: 'wardcast-start', ...reached, logLevel: logLevel.NOTHING, retry: { retries: 0 } }).admin();
  const deadline = performance.now() + READY_DEADLINE_MS;
  try {
    while (!(await answers(admin))) {
      if (broker.hasExited()) throw new BrokerError('start_failed', `The broker ended while it started. Its log ends with: ${await broker.readLogTail()}`);
      if (performance.now() > deadline) throw new BrokerError('start_failed', `The broker did not answer within ${READY_DEADLINE_MS / 1000} s. Its log ends with: ${await broker.readLogTail()}`);
      await sleep(POLL_MS);
    }
    if (broker.hasExited()) throw new BrokerError('port_busy', `Another broker answers at ${reached.brokers.join()}. Choose another port.`);
  } catch (error) {
    await broker.stop();
    throw error;
  } finally {
    await admin.disconnect();
  }
}

async function answers(admin: { connect(): Promise<void>; describeCluster(): Promise<{ brokers: readonly unknown[] }> }): Promise<boolean> {
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } catch {
    return false;
  }
}

async function choosePorts(wanted: number | undefined): Promise<{ readonly port: number; readonly controllerPort: number }> {
  if (wanted === undefined) return freePair();
  if (!Number.isInteger(wanted) || wanted < 1 || wanted >= HIGHEST_PORT) throw new BrokerError('port_busy', `${wanted} is no port that a broker and its controller (one above) can use.`);
  for (const port of [wanted, wanted + 1]) {
    await listenOnce(port).catch((error: unknown) => {
      throw new BrokerError('port_busy', `Port ${port} is taken. Stop what listens there, or choose another with --port (the broker also takes the port above).`, { cause: error });
    });
  }
  return { port: wanted, controllerPort: wanted + 1 };
}

/** A free port with a free one above it, so that the same pair can be asked for at a later start. */
export async function freePair(): Promise<{ readonly port: number; readonly controllerPort: number }> {
  for (let attempt = 0; attempt < PAIR_ATTEMPTS; attempt += 1) {
    const port = await listenOnce(0);
    const isPair = port < HIGHEST_PORT && (await listenOnce(port + 1).then(() => true, () => false));
    if (isPair) return { port, controllerPort: port + 1 };
  }
  throw new BrokerError('port_busy', 'No two neighbouring free ports were found on this machine.');
}

function listenOnce(port: number): Promise<number> {
  return new Promise((done, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => done(found));
    });
  });
}
