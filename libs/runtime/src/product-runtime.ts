import { randomUUID } from 'node:crypto';
import { ForecastService, IngestConsumer, LOCAL_OPERATIONS, StartupStatus, fitForecastModels, replayRejected } from '@wardcast/application';
import type { Actor, Clock, Consumption, QueryDependencies, ReplayOutcome } from '@wardcast/application';
import type { Facility } from '@wardcast/domain';
import { sampleFacility } from '@wardcast/simulation';
import { ScaledClock } from './clock/scaled-clock';
import type { RuntimeConfig } from './config/runtime-config';
import { openAdapters } from './open-adapters';
import type { Adapters } from './open-adapters';
import { SampleFeed } from './sample/sample-feed';
import { readOrCreateSampleIdentity } from './sample/sample-identity';
import type { SampleIdentity } from './sample/sample-identity';

/** How often a quiet hospital is looked at for a new hour (wall ms). */
const LOOK_MS = 5_000;
const CONSUMER_GROUP = 'wardcast';

/** The embedded product: database, sample feed, ingest, forecasts; the API is given `deps` and `startup`. */
export class ProductRuntime {
  readonly startup = new StartupStatus();
  readonly actor: Actor = LOCAL_OPERATIONS;
  private adapters: Adapters | null = null;
  private queries: QueryDependencies | null = null;
  private feed: SampleFeed | null = null;
  private consumer: IngestConsumer | null = null;
  private forecasts: ForecastService | null = null;
  private look: NodeJS.Timeout | null = null;
  private closing: Promise<void> | null = null;

  constructor(
    private readonly config: RuntimeConfig,
    private readonly onFatal: (error: Error) => void,
  ) {}

  /** Null until the database is up. */
  deps(): QueryDependencies | null {
    return this.queries;
  }

  /** Resolves when the board has live numbers. */
  async start(): Promise<void> {
    const facility = sampleFacility();
    this.adapters = await openAdapters(this.config, (message) => this.startup.report({ message }));
    const { stores } = this.adapters;
    this.startup.report({ phase: 'schema', message: 'Preparing the tables.' });
    await stores.migrate();
    await stores.readStore.saveFacility(facility);
    const identity = await readOrCreateSampleIdentity(stores.appState, { seed: this.config.seed, now: Date.now(), timeZone: facility.timeZone });
    const clock = await this.openClock(identity);
    this.queries = { readStore: stores.readStore, forecastStore: stores.forecastStore, changeFeed: stores.changeFeed, clock };
    this.startup.report({ phase: 'sample_history', message: 'Loading the last eight weeks of the sample hospital.', fraction: 0 });
    this.feed = new SampleFeed({ databaseUrl: this.adapters.databaseUrl, identity, startup: this.startup, onFatal: this.onFatal });
    await this.feed.loadRecent();
    await this.goLive(facility, identity, clock);
  }

  async replay(id: string): Promise<ReplayOutcome> {
    if (!this.adapters || !this.queries) return { kind: 'refused', reason: 'The database is still starting. Try again in a moment.' };
    return replayRejected({ readStore: this.queries.readStore, bus: this.adapters.stores.bus, clock: this.queries.clock }, this.actor, id);
  }

  /** Feed first, then the batch in hand, the snapshot, the last forecasts, and the database last. */
  async close(): Promise<void> {
    this.closing ??= this.closeInOrder();
    return this.closing;
  }

  private async closeInOrder(): Promise<void> {
    this.startup.report({ ready: false, message: 'Stopping.' });
    if (this.look) clearInterval(this.look);
    await this.feed?.close();
    await this.consumer?.close();
    await this.forecasts?.close();
    this.queries = null;
    await this.adapters?.close();
  }

  private async openClock(identity: SampleIdentity): Promise<ScaledClock> {
    const delivered = await this.adapters?.stores.appState.read<number>('sample.deliveredTo');
    const wall = Date.now();
    return new ScaledClock({ wall, hospital: Math.max(wall, delivered ?? 0, identity.streamFrom), speed: this.config.speed });
  }

  private async goLive(facility: Facility, identity: SampleIdentity, clock: ScaledClock): Promise<void> {
    const stores = this.adapters!.stores;
    this.startup.report({ phase: 'models', message: 'Fitting the forecast models.', fraction: null });
    const models = await fitForecastModels(stores.forecastStore, facility, clock.now());
    const consumer = new IngestConsumer({
      bus: stores.bus,
      store: stores.ingestStore,
      clock,
      group: CONSUMER_GROUP,
      facilities: [facility],
      openedAt: () => identity.recentFrom,
      onIngested: (_, run) => this.forecasts?.markDirty(run.change.units, run.receivedAt ?? clock.now()),
    });
    this.consumer = consumer;
    await consumer.ingestOf(facility.facilityId)?.currentLedger();
    this.forecasts = this.openForecasts(facility, clock, models);
    await this.forecasts.issueAll('start');
    this.watch(await consumer.start());
    this.feed?.stream(clock.anchor);
    this.startup.report({ ready: true, phase: 'live', message: 'The board is live.', fraction: null });
    this.look = setInterval(() => this.forecasts?.markDirty([], 0), LOOK_MS / Math.max(1, clock.speed / 10));
    if (!(await stores.appState.read<number>('sample.olderLoaded'))) await this.feed?.loadOlder();
  }

  private openForecasts(facility: Facility, clock: Clock, models: Awaited<ReturnType<typeof fitForecastModels>>): ForecastService {
    const stores = this.adapters!.stores;
    return new ForecastService({
      facility,
      forecastStore: stores.forecastStore,
      readStore: stores.readStore,
      clock,
      models,
      ledger: () => this.consumer?.ingestOf(facility.facilityId)?.ledgerInMemory() ?? null,
      newId: randomUUID,
      onError: (error) => this.onFatal(toError(error)),
    });
  }

  private watch(consumption: Consumption): void {
    consumption.done.catch((error: unknown) => this.onFatal(toError(error)));
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
