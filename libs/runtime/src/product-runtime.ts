import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { diskFull, saysDiskFull } from '@wardcast/adapter-postgres';
import { LOCAL_OPERATIONS, SYSTEM_ACTOR, StartupStatus, registerFacility, replayRejected } from '@wardcast/application';
import type { Actor, ApiContext, Forecaster, PlanningDependencies, QueryDependencies, ReplayOutcome } from '@wardcast/application';
import { sampleFacility } from '@wardcast/simulation';
import { ScaledClock } from './clock/scaled-clock';
import { openCountsSecond } from './counts/open-counts-second';
import type { RuntimeConfig } from './config/runtime-config';
import { openLog } from './health/log';
import type { Log } from './health/log';
import { readReadiness } from './health/probes';
import type { Health, Readiness } from './health/probes';
import { ProductMetrics } from './health/product-metrics';
import type { ProgressReport } from './health/progress-watch';
import { tellDrift } from './health/tell-drift';
import { tellFault } from './health/tell-fault';
import { tellLadder } from './health/tell-ladder';
import { LiveHospital } from './live-hospital';
import { modelsInThread } from './models/models-in-thread';
import type { LiveHospitalOptions } from './live-hospital';
import { openAdapters } from './open-adapters';
import type { Adapters } from './open-adapters';
import { SampleFeed } from './sample/sample-feed';
import { DELIVERED_KEY, readOrCreateSampleIdentity } from './sample/sample-identity';
import type { SampleIdentity } from './sample/sample-identity';
import { keepForecastsScored } from './keep-forecasts-scored';
import { keepMeasures } from './keep-measures';
import { keepWeeksPublished } from './keep-weeks-published';
import { openPlanning } from './scenarios/open-planning';
import type { Planning } from './scenarios/open-planning';

/** How long a fault waits for the end of the database to explain it. */
const EXPLANATION_MS = 1_000;

/** What cannot be closed in order costs only time at the next start; the rest is closed all the same. */
async function closeOrTell(log: Log, name: string, part: { close(): Promise<void> } | null): Promise<void> {
  try {
    await part?.close();
  } catch (error) {
    tellFault(log, `The ${name} could not be closed in order; the store is safe at any moment.`)(error);
  }
}

/** The embedded product with the sample hospital; the API is given `deps` and `startup`. */
export class ProductRuntime implements ApiContext, Health {
  readonly startup = new StartupStatus();
  readonly actor: Actor = LOCAL_OPERATIONS;
  readonly metrics = new ProductMetrics();
  private readonly log = openLog('api');
  private adapters: Adapters | null = null;
  private queries: QueryDependencies | null = null;
  private trials: Planning | null = null;
  private feed: SampleFeed | null = null;
  private hospital: LiveHospital | null = null;
  private network: Forecaster | null = null;
  private stopTrimming: (() => void) | null = null;
  private stopKeepingMeasures: (() => void) | null = null;
  private stopPublishing: (() => Promise<void>) | null = null;
  private stopScoring: (() => Promise<void>) | null = null;
  private readonly stopped = new AbortController();
  private opening: Promise<Adapters> | null = null;
  private stopping: Promise<void> | null = null;
  private closing: Promise<void> | null = null;

  constructor(
    private readonly config: RuntimeConfig,
    private readonly onFatal: (error: Error) => void,
  ) {}

  /** Resolves when the board has live numbers. After stopWork it takes no further step and rejects. */
  async start(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      throw await this.explain(error);
    }
  }

  /** Null until the database is up. */
  deps(): QueryDependencies | null {
    return this.queries;
  }

  planning(): PlanningDependencies | null {
    return this.trials?.deps ?? null;
  }

  private async open(): Promise<void> {
    const facility = sampleFacility();
    this.opening = openAdapters(this.config, (message) => this.startup.report({ message }), this.stopped.signal);
    const adapters = await this.step(this.opening);
    this.adapters = adapters;
    void adapters.databaseEnded?.then((error) => this.fatal(error));
    const { stores } = adapters;
    this.startup.report({ phase: 'schema', message: 'Preparing the tables.' });
    await this.step(stores.migrate());
    await registerFacility(stores, SYSTEM_ACTOR, facility);
    const identity = await readOrCreateSampleIdentity(stores.appState, { seed: this.config.seed, now: Date.now(), timeZone: facility.timeZone });
    const clock = await this.step(this.openClock(adapters, identity));
    this.queries = { readStore: stores.readStore, forecastStore: stores.forecastStore, summaryStore: stores.summaryStore, scoreStore: stores.scoreStore, changeFeed: stores.changeFeed, clock };
    this.trials = openPlanning({ queries: this.queries, scenarioStore: stores.scenarioStore, databaseUrl: adapters.databaseUrl, onError: tellFault(this.log, 'A scenario could not be worked out.') });
    const feed = this.openFeed(adapters, identity);
    this.feed = feed;
    await this.step(feed.loadRecent());
    this.startup.report({ phase: 'models', message: 'Preparing the forecasts.', fraction: null });
    this.metrics.watchStore(stores.operationsStore, clock);
    this.network = await this.step(openCountsSecond(this.config.neural, (line) => process.stdout.write(`${line}\n`)));
    this.hospital = new LiveHospital({ facility, stores, clock, modeller: modelsInThread(adapters.databaseUrl), countsSecondOf: () => this.network ?? undefined, openedAt: identity.recentFrom, ...this.watchers(clock) });
    await this.step(this.hospital.start());
    feed.stream(clock.anchor);
    this.stopTrimming = adapters.keepLogTrimmed(tellFault(this.log, 'The event log could not be trimmed; the next round tries again.'));
    this.stopKeepingMeasures = keepMeasures(stores, tellFault(this.log, 'The measures could not be summed; the next round tries again.'));
    this.stopScoring = keepForecastsScored({ deps: this.queries, onError: tellFault(this.log, 'Forecasts could not be scored; the next round tries again.') });
    this.stopPublishing = keepWeeksPublished({
      deps: this.queries,
      isHistoryLoaded: async () => !(await feed.lacksOlder()),
      onError: tellFault(this.log, 'A week could not be published; the next round tries again.'),
    });
    const lacksOlder = await this.step(feed.lacksOlder());
    this.startup.report({ ready: true, phase: 'live', message: 'The board is live.', fraction: null, backgroundFraction: lacksOlder ? 0 : null });
    if (lacksOlder) void feed.loadOlder();
  }

  private openFeed({ stores: { appState, ingestStore }, databaseUrl }: Adapters, identity: SampleIdentity): SampleFeed {
    const dataDir = resolve(this.config.dataDir);
    const databaseFolder = this.config.databaseUrl === null ? join(dataDir, 'cluster') : null;
    const { startup, log } = this;
    return new SampleFeed({ databaseUrl, identity, appState, ingestStore, dataDir, databaseFolder, startup, log, onFatal: (error) => void this.fatal(error), explain: (error) => this.explain(error) });
  }

  private async fatal(error: Error): Promise<void> {
    this.onFatal(await this.explain(error));
  }

  /** What to do, where the fault itself only says what failed. The end of the database is behind whatever else fails then, and is seen a moment later. */
  private async explain<T>(error: T): Promise<T | Error> {
    if (this.config.databaseUrl === null && error instanceof Error && saysDiskFull(error.message)) return diskFull(resolve(this.config.dataDir));
    return Promise.race([sleep(EXPLANATION_MS, error, { ref: false }), ...(this.adapters?.databaseEnded ? [this.adapters.databaseEnded] : [])]);
  }

  /** What a step of the start-up resolves to; rejects when the stop came meanwhile, so that nothing is opened behind it. */
  private async step<T>(work: Promise<T>): Promise<T> {
    const result = await work;
    this.stopped.signal.throwIfAborted();
    return result;
  }

  async replayRejected(id: string): Promise<ReplayOutcome> {
    if (!this.adapters || !this.queries) return { kind: 'refused', reason: 'The database is still starting. Try again in a moment.' };
    return replayRejected({ readStore: this.queries.readStore, bus: this.adapters.stores.bus, clock: this.queries.clock }, this.actor, id);
  }

  readiness(): Promise<Readiness> {
    return readReadiness(this.adapters?.stores.operationsStore ?? null, true);
  }

  progress(): ProgressReport {
    return this.hospital?.progress() ?? { ok: true, partitions: [], unknownForMs: 0 };
  }

  /** Tells probes and screens that it is going; what is open goes on. */
  announceStop(): void {
    this.startup.report({ ready: false, message: 'Stopping.' });
  }

  /** Feed first, then the batch in hand, the snapshot and the last forecasts; what was committed can still be read. Idempotent. */
  stopWork(): Promise<void> {
    this.stopping ??= this.stopInOrder();
    return this.stopping;
  }

  /** Stops the work where that was not done, and the database last. Idempotent. */
  close(): Promise<void> {
    this.closing ??= this.closeInOrder();
    return this.closing;
  }

  private async stopInOrder(): Promise<void> {
    this.stopped.abort();
    this.stopTrimming?.();
    this.stopKeepingMeasures?.();
    await closeOrTell(this.log, 'trials of changes', this.trials);
    await this.stopScoring?.();
    await this.stopPublishing?.();
    await closeOrTell(this.log, 'feed', this.feed);
    await closeOrTell(this.log, 'bed ledger', this.hospital);
    await closeOrTell(this.log, 'quantile network', this.network);
  }

  private async closeInOrder(): Promise<void> {
    this.announceStop();
    await this.stopWork();
    this.queries = null;
    await closeOrTell(this.log, 'database', (await this.opening?.catch(() => null)) ?? null);
  }

  private watchers(clock: ScaledClock): Pick<LiveHospitalOptions, 'onCommitted' | 'onIssued' | 'onLadder' | 'onDrift' | 'onPaused' | 'onProgress' | 'onSecondFailed' | 'onFatal'> {
    return {
      onCommitted: (run) => this.metrics.committed(run, clock.now()),
      onIssued: (records) => this.metrics.forecastsIssued(records),
      onLadder: (change) => tellLadder(this.log, this.metrics, change),
      onDrift: (change) => tellDrift(this.log, this.metrics, change),
      onProgress: (report) => this.metrics.progressed(report),
      onPaused: () => this.log.warn({}, 'More than one in twenty messages cannot be read: the feed stands still. Look at npm run rejected; npm run rejected -- resume 0 lets it go on.'),
      onSecondFailed: tellFault(this.log, 'The quantile network failed; units that send only counts are forecast without it.'),
      onFatal: (error) => void this.fatal(error),
    };
  }

  /** The wall's time, or ahead of it where an earlier, faster run already got. */
  private async openClock(adapters: Adapters, identity: SampleIdentity): Promise<ScaledClock> {
    const delivered = (await adapters.stores.appState.read<number>(DELIVERED_KEY)) ?? 0;
    const wall = Date.now();
    return new ScaledClock({ wall, hospital: Math.max(wall, delivered, identity.streamFrom), speed: this.config.speed });
  }
}
