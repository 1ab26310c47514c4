import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTopics } from '@wardcast/adapter-kafka';
import type { FaultProxy, RunningBroker } from '@wardcast/adapter-kafka/testing';
import { openEmbeddedPostgres } from '@wardcast/adapter-postgres';
import type { EmbeddedPostgres } from '@wardcast/adapter-postgres';
import { openAdapters } from '../open-adapters';
import type { Adapters } from '../open-adapters';

export type { FaultProxy, Passage } from '@wardcast/adapter-kafka/testing';

export interface TrialClusterOptions {
  /** Of Apache Kafka; absent = the newest that the product was tried with. */
  readonly kafkaVersion?: string;
  /** Source of the links' jitter, 0 to 1. */
  readonly random: () => number;
  /** The broker is reached without the proxy: for measurements. */
  readonly direct?: boolean;
}

interface TrialParts {
  readonly brokerLink: FaultProxy;
  readonly adapters: Adapters;
  broker: RunningBroker;
  database: EmbeddedPostgres;
  readonly folders: { readonly broker: string; readonly database: string };
  openLink(targetPort: number): Promise<FaultProxy>;
  startBroker(): Promise<RunningBroker>;
}

/**
 * A real Kafka broker and a real PostgreSQL on this machine, made to be broken: both keep their folders and ports when they
 * are killed and started again, and the broker is reached by way of a proxy only.
 */
export class TrialCluster {
  private constructor(private readonly parts: TrialParts) {}

  static async open(options: TrialClusterOptions): Promise<TrialCluster> {
    // Only trials need these: the product does not load them.
    const testing = await import('@wardcast/adapter-kafka/testing');
    const folder = await mkdtemp(join(tmpdir(), 'wardcast-trial-'));
    // Apart from the other: the server may run under another account, which must reach it.
    const databaseFolder = await mkdtemp(join(tmpdir(), 'wardcast-trial-database-'));
    const openLink = (targetPort: number): Promise<FaultProxy> => testing.FaultProxy.open({ targetPort, random: options.random });
    const { port } = await testing.freePair();
    const brokerLink = await openLink(port);
    const startBroker = (): Promise<RunningBroker> => testing.startBroker({ version: options.kafkaVersion, port, advertisedPort: options.direct === true ? port : brokerLink.port, dataDir: join(folder, 'kafka') });
    const [broker, database] = await Promise.all([startBroker(), openEmbeddedPostgres({ dataDir: databaseFolder, onMessage: () => undefined })]);
    const brokers = [`127.0.0.1:${options.direct === true ? port : brokerLink.port}`];
    await createTopics({ brokers });
    const kafka = { brokers, ssl: false, caFile: null, certFile: null, keyFile: null, sasl: null };
    const adapters = await openAdapters({ dataDir: folder, databaseUrl: database.url, kafka }, () => undefined);
    await adapters.stores.migrate();
    return new TrialCluster({ brokerLink, adapters, broker, database, openLink, startBroker, folders: { broker: folder, database: databaseFolder } });
  }

  /** Before the broker: every client goes through it. */
  get brokerLink(): FaultProxy {
    return this.parts.brokerLink;
  }

  /** Past the workers' links to the database: what the trial itself uses. */
  get adapters(): Adapters {
    return this.parts.adapters;
  }

  get brokers(): string {
    return `127.0.0.1:${this.brokerLink.port}`;
  }

  /** Past the proxy. Only where the cluster was opened so: elsewhere the broker names the proxy's address to its clients. */
  get directBroker(): string {
    return this.parts.broker.address;
  }

  get databaseUrl(): string {
    return this.parts.database.url;
  }

  /** Where a key of rejected messages was made. */
  get dataDir(): string {
    return this.parts.folders.broker;
  }

  /** A link to the database of its own, and the address by way of it. */
  async openDatabaseLink(): Promise<{ readonly link: FaultProxy; readonly url: string }> {
    const url = new URL(this.parts.database.url);
    const link = await this.parts.openLink(Number(url.port));
    url.port = String(link.port);
    return { link, url: url.href };
  }

  /** SIGKILL, then the same folder again after `downMs`; resolves when it answers. */
  async killBroker(downMs: number): Promise<void> {
    await this.parts.broker.kill();
    await new Promise((resolve) => setTimeout(resolve, downMs));
    this.parts.broker = await this.parts.startBroker();
  }

  /** What `pg_ctl stop -m immediate` sends: every session ends at once, and the next start recovers from the log. */
  async restartDatabase(downMs: number): Promise<void> {
    const { database } = this.parts;
    const dataDir = this.parts.folders.database;
    const [pid] = (await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGQUIT');
    await database.exited;
    await database.close();
    await new Promise((resolve) => setTimeout(resolve, downMs));
    this.parts.database = await openEmbeddedPostgres({ dataDir, port: Number(new URL(database.url).port), onMessage: () => undefined });
  }

  async close(): Promise<void> {
    await this.adapters.close();
    await this.parts.broker.stop();
    await this.brokerLink.close();
    await this.parts.database.close();
    for (const folder of Object.values(this.parts.folders)) await rm(folder, { recursive: true, force: true });
  }
}
