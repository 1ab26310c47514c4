import { setTimeout as sleep } from 'node:timers/promises';
import { KafkaEventBus, createTopics } from '@wardcast/adapter-kafka';
import { deleteTopic, describeWithBroker, startBroker } from '@wardcast/adapter-kafka/testing';
import type { RunningBroker } from '@wardcast/adapter-kafka/testing';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import type { PostgresStores } from '@wardcast/adapter-postgres';
import { openTestDatabase } from '@wardcast/adapter-postgres/testing';
import type { TestDatabase } from '@wardcast/adapter-postgres/testing';
import { EVENT_TOPIC } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import type { HospitalEvent } from '@wardcast/domain';
import { aFacility, anEvent } from '@wardcast/domain/testing';
import type { ProgressReport } from './health/progress-watch';
import type { Readiness } from './health/probes';
import { eventually } from './testing/eventually';
import { ProductProcess } from './testing/product-process';

jest.setTimeout(300_000);

const FACILITIES = ['north', 'south', 'east', 'west', 'hill', 'lake'].map((facilityId) => aFacility({ facilityId, name: facilityId }));
const WARD = 'w1';
const GROUP_PARTITIONS = 24;

/** What was published and what must come of it. */
class Feed {
  readonly published = new Map(FACILITIES.map(({ facilityId }) => [facilityId, 0]));
  private serial = 0;

  constructor(private readonly bus: KafkaEventBus) {}

  /** So many admissions to each hospital. */
  async admit(count: number): Promise<void> {
    const events = Array.from({ length: count }, () => FACILITIES.map(({ facilityId }) => this.admission(facilityId))).flat();
    await this.bus.append(EVENT_TOPIC, events.map(toRawMessage));
    for (const [facilityId, before] of this.published) this.published.set(facilityId, before + count);
  }

  private admission(facilityId: string): HospitalEvent {
    this.serial += 1;
    const at = Date.now();
    const visitKey = this.serial.toString(16).padStart(32, '0');
    return anEvent('PatientAdmitted', { visitKey, trigger: 'A01', patientClass: 'inpatient', location: { unitId: WARD } }, { at, receivedAt: at, facilityId, message: `admission ${this.serial}` });
  }
}

/** A broker, a database and the processes around them. */
class FullMode {
  private readonly running = new Set<ProductProcess>();

  private constructor(
    readonly broker: RunningBroker,
    readonly stores: PostgresStores,
    readonly feed: Feed,
    private readonly parts: { readonly database: TestDatabase; readonly bus: KafkaEventBus },
  ) {}

  static async open(): Promise<FullMode> {
    const [broker, database] = await Promise.all([startBroker({ version: process.env['KAFKA_VERSION'] }), openTestDatabase()]);
    await createTopics({ brokers: [broker.address] });
    const stores = await openPostgresStores({ url: database.url });
    for (const facility of FACILITIES) await stores.readStore.saveFacility(facility);
    const bus = new KafkaEventBus({ brokers: [broker.address] });
    return new FullMode(broker, stores, new Feed(bus), { database, bus });
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((product) => this.end(product, 'SIGKILL')));
    await this.parts.bus.close();
    await this.stores.close();
    await this.parts.database.close();
    await this.broker.stop();
  }

  async start(app: 'worker' | 'api', env: Readonly<Record<string, string>> = {}): Promise<ProductProcess> {
    const product = await ProductProcess.start(app, { KAFKA_BROKERS: this.broker.address, DATABASE_URL: this.parts.database.url, WARDCAST_DEAD_LETTER_KEY: 'ab'.repeat(32), ...env });
    this.running.add(product);
    return product;
  }

  async end(product: ProductProcess, signal: NodeJS.Signals): Promise<number | null> {
    this.running.delete(product);
    return product.end(signal);
  }

  ownersSettle(workers: readonly ProductProcess[]): Promise<void> {
    const partitionsOf = async (worker: ProductProcess): Promise<readonly number[]> => (await worker.probe<ProgressReport>('/progressz')).body.partitions.map(({ partition }) => partition);
    return eventually(`${workers.length} workers share the partitions`, async () => {
      const held = await Promise.all(workers.map(partitionsOf));
      return held.flat().length === GROUP_PARTITIONS && new Set(held.flat()).size === GROUP_PARTITIONS && held.every((own) => own.length > 0);
    });
  }

  everythingArrived(): Promise<void> {
    return eventually('every admission is counted once', async () => {
      for (const [facilityId, count] of this.feed.published) if (((await this.stores.readStore.liveRows(facilityId, [WARD]))[0]?.census ?? 0) !== count) return false;
      return true;
    });
  }

  /** Every hospital has a forecast that knows of every admission. */
  forecastsFollow(): Promise<void> {
    return eventually('the forecasts know every admission', async () => {
      for (const [facilityId, count] of this.feed.published) if ((await this.stores.forecastStore.latest(facilityId, [WARD]))[0]?.censusAtIssue !== count) return false;
      return true;
    });
  }

  /** Every event stored once, and one forecast at most for a node and issue time. */
  async nothingLostOrDoubled(): Promise<void> {
    for (const { facilityId } of FACILITIES) {
      const ids: string[] = [];
      for (let after = 0n; ; ) {
        const page = await this.stores.ingestStore.readEventsAfter(facilityId, after, 5_000);
        if (page.length === 0) break;
        ids.push(...page.map(({ event }) => event.eventId));
        after = page[page.length - 1]!.storeSequence;
      }
      expect([facilityId, ids.length, new Set(ids).size]).toEqual([facilityId, this.feed.published.get(facilityId), this.feed.published.get(facilityId)]);
      const issued = await this.stores.forecastStore.issueTimes(facilityId, WARD, Date.now() + 60_000, 10_000);
      expect([facilityId, new Set(issued).size]).toEqual([facilityId, issued.length]);
    }
  }
}

describeWithBroker('the full mode: workers that share the hospitals, an API in front of the database', () => {
  let full: FullMode;
  beforeAll(async () => {
    full = await FullMode.open();
  }, 180_000);
  afterAll(() => full.close(), 120_000);

  let api: ProductProcess;
  let first: ProductProcess;
  let second: ProductProcess;

  it('shares the hospitals between two workers, and the API becomes ready with the first forecast', async () => {
    api = await full.start('api');
    expect((await api.probe<Readiness>('/readyz')).status).toBe(503);
    [first, second] = await Promise.all([full.start('worker', { WARDCAST_NEURAL: '1' }), full.start('worker')]);
    const backends = (worker: ProductProcess): readonly string[] => worker.lines().filter((line) => /computes on the (native|wasm)/.test(line));
    expect([backends(first).length, backends(second).length]).toEqual([1, 0]);
    await full.ownersSettle([first, second]);
    await full.feed.admit(20);
    await full.everythingArrived();
    await full.forecastsFollow();
    await eventually('the API is ready', async () => (await api.probe('/readyz')).status === 200);
    await eventually('the API says that it is live', () => api.lines().some((line) => line.startsWith('Wardcast is live at ')));
    const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: '{ hospital(facilityId: "lake") { name } }' }) });
    expect(await answer.json()).toEqual({ data: { hospital: { name: 'lake' } } });
  });

  it('moves the hospitals of a worker that was killed, loses nothing and forecasts nothing twice', async () => {
    const stream = (async () => {
      for (let round = 0; round < 20; round += 1) {
        await full.feed.admit(10);
        await sleep(50);
      }
    })();
    await full.end(second, 'SIGKILL');
    await stream;
    await full.ownersSettle([first]);
    await full.everythingArrived();
    await full.forecastsFollow();
    await full.nothingLostOrDoubled();
  });

  it('gives hospitals to a worker that is added while events come', async () => {
    second = await full.start('worker');
    const stream = (async () => {
      for (let round = 0; round < 20; round += 1) {
        await full.feed.admit(5);
        await sleep(50);
      }
    })();
    await full.ownersSettle([first, second]);
    await stream;
    await full.everythingArrived();
    await full.forecastsFollow();
    await full.nothingLostOrDoubled();
  });

  it('fences a worker that slept through its dismissal, and takes it in again', async () => {
    first.signal('SIGSTOP');
    await full.ownersSettle([second]);
    await full.feed.admit(10);
    await full.everythingArrived();
    first.signal('SIGCONT');
    await full.feed.admit(10);
    await full.ownersSettle([first, second]);
    await full.feed.admit(10);
    await full.everythingArrived();
    await full.forecastsFollow();
    await full.nothingLostOrDoubled();
  });

  it('ends with exit code 0 when asked to, and the other takes over', async () => {
    expect(await full.end(first, 'SIGTERM')).toBe(0);
    await full.ownersSettle([second]);
    await full.feed.admit(5);
    await full.everythingArrived();
  });

  it('ends by itself with the reason in its log when there is nothing left to consume', async () => {
    await deleteTopic(full.broker.address, EVENT_TOPIC);
    expect(await second.exited()).toBe(1);
    expect(second.lines().some((line) => line.includes('"level":"error"') && line.includes('does not exist on this cluster'))).toBe(true);
    expect(await full.end(api, 'SIGTERM')).toBe(0);
  });
});
