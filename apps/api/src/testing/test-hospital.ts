import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EVENT_TOPIC, LOCAL_OPERATIONS, SYSTEM_ACTOR, StartupStatus, importRecentHistory, registerFacility, replayRejected } from '@wardcast/application';
import type { ApiContext, QueryDependencies, ReplayOutcome } from '@wardcast/application';
import { NodeDocument } from '@wardcast/contract';
import type { NodeDetail, NodeForecast } from '@wardcast/contract';
import { toRawMessage } from '@wardcast/domain';
import type { EventDataByType, EventType, Facility, HospitalEvent, RawMessage } from '@wardcast/domain';
import { LiveHospital, openAdapters, openPlanning } from '@wardcast/runtime';
import type { Adapters, LiveHospitalOptions } from '@wardcast/runtime';
import { createApi } from '../create-api';
import { postGraphql } from './post-graphql';
import { SettableClock } from './settable-clock';
import { smallFacility } from './small-facility';
import { eventOf, smallHistory } from './small-history';

type PostgresStores = Adapters['stores'];

const HOUR_MS = 3_600_000;
const HISTORY_DAYS = 21;
const DASHBOARD_DIR = path.resolve(__dirname, '../../../dashboard/dist');

export interface TestHospitalOptions {
  readonly facility?: Facility;
  /** The hospital's time when it opens (default: now). */
  readonly startsAt?: number;
  /** Where it differs from the product's own: what fits the models, and who is told of steps down the fallback ladder. */
  readonly live?: Pick<LiveHospitalOptions, 'fit' | 'onLadder'>;
  /** The history of three weeks (default: that of `smallHistory`), in order of time. */
  readonly history?: (facility: Facility, from: number, to: number) => readonly HospitalEvent[];
}

type Closer = () => Promise<void>;
interface LiveParts {
  readonly facility: Facility;
  readonly stores: PostgresStores;
  readonly clock: SettableClock;
  readonly live?: TestHospitalOptions['live'];
  readonly history?: TestHospitalOptions['history'];
}
/** What takes events and issues forecasts now. */
interface LiveProcess {
  hospital: LiveHospital;
  readonly open: () => LiveHospital;
}

/**
 * The real path with a feed in the test's hand: real PostgreSQL, bus, ledger, forecasts, API and built dashboard, with a
 * small hospital whose history is regular and whose clock can be set ahead.
 */
export class TestHospital {
  private sequence = 0;

  private constructor(
    readonly facility: Facility,
    readonly clock: SettableClock,
    private readonly parts: { readonly stores: PostgresStores; readonly url: string; readonly closers: Closer[]; readonly live: LiveProcess },
  ) {}

  get url(): string {
    return this.parts.url;
  }

  static async open(options: TestHospitalOptions = {}): Promise<TestHospital> {
    const facility = options.facility ?? smallFacility();
    const clock = new SettableClock(options.startsAt ?? Date.now());
    const closers: Closer[] = [];
    try {
      const adapters = await openEmbedded(closers);
      const { stores } = adapters;
      const live = await openLive({ facility, stores, clock, live: options.live, history: options.history }, closers);
      const api = await createApi(contextOf(adapters, clock, closers), { host: '127.0.0.1', port: 0, dashboardDir: DASHBOARD_DIR, development: false });
      closers.push(() => api.close());
      const test = new TestHospital(facility, clock, { stores, url: api.url, closers, live });
      await test.heartbeat();
      return test;
    } catch (error) {
      await closeAll(closers);
      throw error;
    }
  }

  /** Publishes an event that happens now (or at `at`) and is received now. */
  async publish<T extends EventType>(type: T, data: EventDataByType[T], at = this.clock.now()): Promise<HospitalEvent> {
    this.sequence += 1;
    const event = eventOf(type, data, { facilityId: this.facility.facilityId, at, receivedAt: this.clock.now(), salt: String(this.sequence) });
    await this.append([toRawMessage(event)]);
    return event;
  }

  async append(messages: readonly RawMessage[]): Promise<void> {
    await this.parts.stores.bus.append(EVENT_TOPIC, messages);
  }

  /** The feed says that it lives. Without this the screens grow old as the clock moves. */
  async heartbeat(): Promise<void> {
    this.sequence += 1;
    await this.publish('Heartbeat', { feedId: 'adt', sequence: this.sequence });
  }

  /** The same hospital on another wall clock: every answer from now on names this zone. Instants stay what they are. */
  async moveTo(timeZone: string): Promise<void> {
    await this.parts.stores.readStore.saveFacility({ ...this.facility, timeZone });
  }

  /** A node as the API answers it, with its forecast: what a screen may show and nothing else. */
  async read(nodeId: string, input: { readonly asOf?: number; readonly hoursBack?: number } = {}): Promise<NodeDetail & { readonly forecast: NodeForecast }> {
    const { data, text } = await postGraphql(this.url, NodeDocument, { nodeId, input });
    if (!data?.node?.forecast) throw new Error(`There is no forecast of ${nodeId}: ${text.slice(0, 300)}`);
    return { ...data.node, forecast: data.node.forecast };
  }

  /** Ends what takes events and issues forecasts, and begins it anew over the same database. */
  async restart(): Promise<void> {
    const { live } = this.parts;
    await live.hospital.close();
    live.hospital = live.open();
    await live.hospital.start();
  }

  /** Stops everything and removes its data. A second call does nothing. */
  async close(): Promise<void> {
    await closeAll(this.parts.closers);
  }
}

/** Last opened, first closed; each is tried, so that no server outlives a test whose start failed half-way. */
async function closeAll(closers: Closer[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.splice(0).reverse()) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function openEmbedded(closers: Closer[]): Promise<Adapters> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wardcast-e2e-'));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const adapters = await openAdapters({ dataDir: folder, databaseUrl: null }, () => undefined);
  closers.push(() => adapters.close());
  await adapters.stores.migrate();
  return adapters;
}

/** Three weeks of history and the live path over it. */
async function openLive({ facility, stores, clock, live, history = smallHistory }: LiveParts, closers: Closer[]): Promise<LiveProcess> {
  await registerFacility(stores, SYSTEM_ACTOR, facility);
  const openedAt = Math.floor(clock.now() / HOUR_MS - HISTORY_DAYS * 24) * HOUR_MS;
  await importRecentHistory({ actor: SYSTEM_ACTOR, store: stores.ingestStore, facility, sourceId: 'small', openedAt, batches: [history(facility, openedAt, clock.now())] });
  const open = (): LiveHospital => new LiveHospital({ facility, stores, clock, openedAt, ...live, onFatal: (error) => console.error(error.message) });
  const running: LiveProcess = { hospital: open(), open };
  closers.push(() => running.hospital.close());
  await running.hospital.start();
  return running;
}

function contextOf({ stores, databaseUrl }: Adapters, clock: SettableClock, closers: Closer[]): ApiContext {
  const deps: QueryDependencies = { readStore: stores.readStore, forecastStore: stores.forecastStore, summaryStore: stores.summaryStore, scoreStore: stores.scoreStore, changeFeed: stores.changeFeed, clock };
  const planning = openPlanning({ queries: deps, scenarioStore: stores.scenarioStore, databaseUrl, onError: (error) => console.error(String(error)) });
  closers.push(() => planning.close());
  const startup = new StartupStatus();
  startup.report({ ready: true, phase: 'live', message: 'The board is live.' });
  const replay = (id: string): Promise<ReplayOutcome> => replayRejected({ readStore: stores.readStore, bus: stores.bus, clock }, LOCAL_OPERATIONS, id);
  return { startup, actor: LOCAL_OPERATIONS, deps: () => deps, planning: () => planning.deps, replayRejected: replay };
}
