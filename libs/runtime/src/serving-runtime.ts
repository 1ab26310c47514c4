import { LOCAL_OPERATIONS, StartupStatus, replayRejected } from '@wardcast/application';
import type { Actor, ApiContext, PlanningDependencies, QueryDependencies, ReplayOutcome } from '@wardcast/application';
import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM_CLOCK } from './clock/system-clock';
import type { RuntimeConfig } from './config/runtime-config';
import { openLog } from './health/log';
import { readReadiness } from './health/probes';
import type { Health, Readiness } from './health/probes';
import { ProductMetrics } from './health/product-metrics';
import type { ProgressReport } from './health/progress-watch';
import { tellFault } from './health/tell-fault';
import { openAdapters } from './open-adapters';
import type { Adapters } from './open-adapters';
import { openPlanning } from './scenarios/open-planning';
import type { Planning } from './scenarios/open-planning';

/** How often an empty database is looked at for its first forecast. */
const LOOK_MS = 1_000;
/** It owns no partition: workers tell their own. */
const NO_PARTITIONS: ProgressReport = { ok: true, partitions: [], unknownForMs: 0 };

/** Dashboard and API in front of a database that workers fill; any number of such processes may run. */
export class ServingRuntime implements ApiContext, Health {
  readonly startup = new StartupStatus();
  readonly actor: Actor = LOCAL_OPERATIONS;
  readonly metrics = new ProductMetrics();
  private readonly log = openLog('api');
  private adapters: Adapters | null = null;
  private queries: QueryDependencies | null = null;
  private trials: Planning | null = null;
  private closing: Promise<void> | null = null;

  constructor(private readonly config: RuntimeConfig) {}

  deps(): QueryDependencies | null {
    return this.queries;
  }

  planning(): PlanningDependencies | null {
    return this.trials?.deps ?? null;
  }

  /** Resolves when there is a forecast to show. */
  async start(): Promise<void> {
    const adapters = await openAdapters(this.config, (message) => this.startup.report({ message }));
    this.adapters = adapters;
    const { stores } = adapters;
    this.startup.report({ phase: 'schema', message: 'Preparing the tables.' });
    await stores.migrate();
    this.metrics.watchStore(stores.operationsStore, SYSTEM_CLOCK);
    this.queries = { readStore: stores.readStore, forecastStore: stores.forecastStore, summaryStore: stores.summaryStore, scoreStore: stores.scoreStore, changeFeed: stores.changeFeed, clock: SYSTEM_CLOCK };
    this.trials = openPlanning({ queries: this.queries, scenarioStore: stores.scenarioStore, databaseUrl: adapters.databaseUrl, onError: tellFault(this.log, 'A scenario could not be worked out.') });
    this.startup.report({ phase: 'models', message: 'Waiting for the first forecast of a worker.', fraction: null });
    while (this.closing === null && !(await this.readiness()).ready) await sleep(LOOK_MS);
    if (this.closing === null) this.startup.report({ ready: true, phase: 'live', message: 'The board is live.', fraction: null });
  }

  async replayRejected(id: string): Promise<ReplayOutcome> {
    if (!this.adapters || !this.queries) return { kind: 'refused', reason: 'The database is still starting. Try again in a moment.' };
    return replayRejected({ readStore: this.queries.readStore, bus: this.adapters.stores.bus, clock: this.queries.clock }, this.actor, id);
  }

  readiness(): Promise<Readiness> {
    return readReadiness(this.adapters?.stores.operationsStore ?? null, true);
  }

  progress(): ProgressReport {
    return NO_PARTITIONS;
  }

  /** Tells probes and screens that it is going; what is open goes on. */
  announceStop(): void {
    this.startup.report({ ready: false, message: 'Stopping.' });
  }

  /** There is nothing to stop polling: workers take events in. */
  stopWork(): Promise<void> {
    return Promise.resolve();
  }

  /** Leaves cluster and database; idempotent. */
  close(): Promise<void> {
    this.closing ??= this.leave();
    return this.closing;
  }

  private async leave(): Promise<void> {
    this.queries = null;
    await this.trials?.close();
    await this.adapters?.close();
  }
}
