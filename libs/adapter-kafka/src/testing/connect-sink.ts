import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BrokerError } from './broker-error';
import { findLibraries, PLAIN_LOGGER } from './broker-libraries';
import { DEFAULT_CACHE_DIR, freePair, NEWEST_KAFKA_VERSION } from './start-broker';

/** The newest whose artifacts are all served; its sink is built for the line of Connect that we run. */
export const DEBEZIUM_VERSION = '3.5.0.Final';
const CONNECTOR = 'jdbc-sink';
const READY_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 15_000;
const POLL_MS = 50;
const LOG_TAIL_CHARACTERS = 1_500;
/** As many rows to a batch as ours, and enough records to fill it. */
const BATCH_ROWS = 2_000;
const POLL_RECORDS = 5_000;

export interface ConnectSinkOptions {
  /** host:port of the broker. */
  readonly broker: string;
  readonly topic: string;
  /** postgres://user:password@host:port/database */
  readonly databaseUrl: string;
  readonly table: string;
  /** Column whose value makes a row once: what comes again replaces it. */
  readonly key: string;
  readonly cacheDir?: string;
}
export interface ConnectSink {
  readonly title: string;
  /** Resolves when its task no longer takes records. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the process and removes its folder; idempotent. */
  stop(): Promise<void>;
}

/**
 * Apache Kafka Connect in one process, with Debezium's JDBC sink and a task of its own, set to the same exactly once effect
 * as ours (upsert by key): what a hospital group would use instead. Resolves when the task runs. Throws BrokerError.
 */
export async function startConnectSink(options: ConnectSinkOptions): Promise<ConnectSink> {
  const title = `Apache Kafka Connect ${NEWEST_KAFKA_VERSION} with Debezium's JDBC sink ${DEBEZIUM_VERSION}`;
  const libraries = await findLibraries(resolve(options.cacheDir ?? DEFAULT_CACHE_DIR), {
    title,
    folder: `connect-${NEWEST_KAFKA_VERSION}-${DEBEZIUM_VERSION}`,
    artifacts: [`org.apache.kafka:connect-runtime:${NEWEST_KAFKA_VERSION}`, `org.apache.kafka:connect-json:${NEWEST_KAFKA_VERSION}`, `io.debezium:debezium-connector-jdbc:${DEBEZIUM_VERSION}`, PLAIN_LOGGER],
  });
  const folder = await mkdtemp(join(tmpdir(), 'wardcast-connect-'));
  const [worker, sink, logFile] = ['worker.properties', 'sink.properties', 'connect.log'].map((name) => join(folder, name)) as [string, string, string];
  const { port } = await freePair();
  await writeFile(worker, toProperties(workerSettings(options.broker, port, folder)));
  await writeFile(sink, toProperties(sinkSettings(options)), { mode: 0o600 });
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn('java', ['-Xmx768m', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', `${libraries}/*`, 'org.apache.kafka.connect.cli.ConnectStandalone', worker, sink], { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await Promise.race([exited, sleep(STOP_DEADLINE_MS).then(killWithUs)]);
    process.removeListener('exit', killWithUs);
    await rm(folder, { recursive: true, force: true });
  };
  const rest = new ConnectRest(`http://127.0.0.1:${port}/connectors/${CONNECTOR}`, async () => `${child.exitCode === null ? '' : `(code ${child.exitCode}) `}${(await readFile(logFile, 'utf8')).slice(-LOG_TAIL_CHARACTERS)}`);
  try {
    await rest.until('RUNNING');
  } catch (error) {
    await stop();
    throw error;
  }
  return { title, pause: () => rest.ask('pause', 'PAUSED'), resume: () => rest.ask('resume', 'RUNNING'), stop };
}

/** The part of Connect's own interface that is needed here. */
class ConnectRest {
  constructor(
    private readonly connector: string,
    private readonly readLog: () => Promise<string>,
  ) {}

  async ask(what: 'pause' | 'resume', state: string): Promise<void> {
    await fetch(`${this.connector}/${what}`, { method: 'PUT' });
    await this.until(state);
  }

  /** Until the one task is in that state. */
  async until(state: string): Promise<void> {
    const began = performance.now();
    for (;;) {
      const states = await this.taskStates();
      if (states.length > 0 && states.every((found) => found === state)) return;
      if (states.includes('FAILED') || performance.now() - began > READY_DEADLINE_MS) throw new BrokerError('start_failed', `Kafka Connect is not ${state} but ${states.join(', ') || 'silent'}. It said: ${await this.readLog()}`);
      await sleep(POLL_MS);
    }
  }

  private async taskStates(): Promise<readonly string[]> {
    const answer = await fetch(`${this.connector}/status`).catch(() => null);
    if (answer === null || !answer.ok) return [];
    const { tasks } = (await answer.json()) as { readonly tasks: readonly { readonly state: string }[] };
    return tasks.map((task) => task.state);
  }
}

type Settings = Readonly<Record<string, string | number | boolean>>;

function workerSettings(broker: string, port: number, folder: string): Settings {
  return {
    'bootstrap.servers': broker,
    listeners: `http://127.0.0.1:${port}`,
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'value.converter.schemas.enable': true,
    'offset.storage.file.filename': join(folder, 'offsets'),
    'consumer.max.poll.records': POLL_RECORDS,
    'consumer.auto.offset.reset': 'earliest',
  };
}

function sinkSettings({ topic, databaseUrl, table, key }: ConnectSinkOptions): Settings {
  const { host, pathname, username, password } = new URL(databaseUrl);
  return {
    name: CONNECTOR,
    'connector.class': 'io.debezium.connector.jdbc.JdbcSinkConnector',
    'tasks.max': 1,
    topics: topic,
    // Without it the driver sends row after row.
    'connection.url': `jdbc:postgresql://${host}${pathname}?reWriteBatchedInserts=true`,
    'connection.username': decodeURIComponent(username),
    'connection.password': decodeURIComponent(password),
    'insert.mode': 'upsert',
    'primary.key.mode': 'record_value',
    'primary.key.fields': key,
    'schema.evolution': 'none',
    'collection.name.format': table,
    'batch.size': BATCH_ROWS,
  };
}

function toProperties(settings: Settings): string {
  return Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join('');
}
