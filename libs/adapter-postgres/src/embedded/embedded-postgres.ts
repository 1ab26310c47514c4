import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openCluster, prepareDataDir, type Cluster } from './cluster-folder';
import { SUPERUSER } from './create-cluster';
import { EmbeddedPostgresError, diskFull, saysDiskFull } from './embedded-postgres-error';
import { findFreePort, isPortFree } from './free-port';
import { stopOrphanServer } from './orphan-server';
import { takeOwnerLock } from './owner-lock';
import { chooseServerAccount, type ServerAccount } from './server-account';
import { findServerBinaries, type ServerBinaries } from './server-binaries';
import { launchServer, type ServerProcess } from './server-process';
import { SERVER_SETTINGS } from './server-settings';

export interface EmbeddedPostgresOptions {
  /** Everything the server keeps lies under here; kept between runs. */
  readonly dataDir: string;
  /** Loopback port; a free one is chosen when not given. */
  readonly port?: number;
  /** One sentence for a person about what is being done. */
  readonly onMessage: (message: string) => void;
  /** Overrides of server settings; tests trade durability for speed here. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Gives up opening: what was started by then is ended, and the call rejects. */
  readonly signal?: AbortSignal;
}
export interface EmbeddedPostgres {
  readonly url: string;
  /** Resolves when the server is gone, whoever ended it. */
  readonly exited: Promise<void>;
  /** Resolves when the server has ended without close(), to what a person should know of it. */
  readonly ended: Promise<EmbeddedPostgresError>;
  /** Shuts down fast and clean; idempotent. */
  close(): Promise<void>;
}
const DATABASE = 'wardcast';
/** Crash recovery of a big log may take minutes; beyond this something is wrong. */
const START_DEADLINE_MS = 300_000;
const START_POLL_MS = 25;
/** Every start takes a moment; one that takes longer than this is repairing something, and a person wonders. */
const RECOVERY_NOTICE_MS = 2_000;
/** A chosen port may be taken between look and bind; a killed server's last children may hold its memory for a moment. */
const MAX_LAUNCHES = 10;
const RELAUNCH_WAIT_MS = 300;

/**
 * Starts PostgreSQL from the npm install on loopback with its data in `dataDir`. Faults that a person can put right
 * throw EmbeddedPostgresError with the remedy in the message. Works as root by running the server under another account.
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const account = await chooseServerAccount(dataDir);
  await prepareDataDir(dataDir, account);
  const lock = await takeOwnerLock(join(dataDir, 'owner.lock'), dataDir);
  try {
    const binaries = await findServerBinaries(account);
    await stopOrphanServer(join(dataDir, 'cluster'), options.onMessage);
    options.signal?.throwIfAborted();
    const cluster = await openCluster({ dataDir, account, binaries, onMessage: options.onMessage, signal: options.signal });
    const launch = { ...options, dataDir, account, binaries, cluster };
    const { server, url } = await launchUntilReady(launch);
    let closing: Promise<void> | null = null;
    const ended = new Promise<EmbeddedPostgresError>((tell) => {
      void server.exited.then(async () => closing === null && tell(endFault(await server.readLog(), launch)));
    });
    const close = async (): Promise<void> => {
      await server.stop();
      await lock.release();
    };
    return { url, exited: server.exited, ended, close: () => (closing ??= close()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

interface Launch extends EmbeddedPostgresOptions {
  readonly account: ServerAccount | null;
  readonly binaries: ServerBinaries;
  readonly cluster: Cluster;
}

async function launchUntilReady(launch: Launch): Promise<{ server: ServerProcess; url: string }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(launch.port);
    const server = launchServer({
      postgres: launch.binaries.postgres,
      folder: launch.cluster.folder,
      port,
      account: launch.account,
      logFile: join(launch.dataDir, 'postgres.log'),
      settings: { ...SERVER_SETTINGS, ...launch.settings },
    });
    const address = `postgresql://${SUPERUSER}:${launch.cluster.password}@127.0.0.1:${port}`;
    if (await waitUntilReady(server, address, launch)) return { server, url: `${address}/${DATABASE}` };
    const log = await server.readLog();
    if (attempt >= MAX_LAUNCHES || !isPassing(log)) throw startFault(log, launch);
    await sleep(RELAUNCH_WAIT_MS);
  }
}

async function choosePort(port: number | undefined): Promise<number> {
  if (port === undefined) return findFreePort();
  if (await isPortFree(port)) return port;
  throw new EmbeddedPostgresError('port_busy', `Port ${port} is taken by another program. Stop it, choose another database port, or leave the port out so that a free one is found.`);
}

/** False when the server exited; its log says why. */
async function waitUntilReady(server: ServerProcess, address: string, { onMessage, signal }: Launch): Promise<boolean> {
  const started = performance.now();
  let told = false;
  while (performance.now() - started < START_DEADLINE_MS && signal?.aborted !== true) {
    if (server.hasExited()) return false;
    const answer = await ensureDatabase(address);
    if (answer === 'ready') return true;
    if (answer === 'starting' && !told && performance.now() - started > RECOVERY_NOTICE_MS) {
      told = true;
      onMessage('The database is recovering from an unclean stop.');
    }
    await sleep(START_POLL_MS);
  }
  await server.stop();
  signal?.throwIfAborted();
  throw new EmbeddedPostgresError('start_failed', `The database did not answer within ${START_DEADLINE_MS / 1000} seconds. Its log is postgres.log in the data folder.`);
}

async function ensureDatabase(address: string): Promise<'ready' | 'starting' | 'silent'> {
  const client = new Client({ connectionString: `${address}/postgres`, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
    return 'ready';
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '57P03') return 'starting';
    if (code === undefined || !/^[0-9A-Z]{5}$/.test(code)) return 'silent';
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isPassing(log: string): boolean {
  return /Address already in use|could not bind|pre-existing shared memory block/.test(log);
}

function startFault(log: string, launch: Launch): EmbeddedPostgresError {
  if (saysDiskFull(log)) return diskFull(launch.dataDir);
  return new EmbeddedPostgresError('start_failed', `The database did not start. It said: ${lastWords(log)}. Its log is ${join(launch.dataDir, 'postgres.log')}; to begin afresh move ${launch.dataDir} away.`);
}

function endFault(log: string, launch: Launch): EmbeddedPostgresError {
  if (saysDiskFull(log)) return diskFull(launch.dataDir);
  return new EmbeddedPostgresError('ended', `The database ended by itself. It said: ${lastWords(log)}. Its log is ${join(launch.dataDir, 'postgres.log')}. What was stored is safe: start again.`);
}

function lastWords(log: string): string {
  const said = log.split('\n').filter((line) => /FATAL|PANIC|ERROR|error/.test(line)).slice(-3).join(' ').trim();
  return said || log.slice(-300).trim() || 'nothing';
}
