import { KafkaEventBus, TOPICS, TopicMissing, createTopics } from '@wardcast/adapter-kafka';
import { deleteTopic, describeWithBroker, startBroker } from '@wardcast/adapter-kafka/testing';
import type { RunningBroker } from '@wardcast/adapter-kafka/testing';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import type { PostgresStores } from '@wardcast/adapter-postgres';
import { openTestDatabase } from '@wardcast/adapter-postgres/testing';
import type { TestDatabase } from '@wardcast/adapter-postgres/testing';
import { EVENT_TOPIC, deadLetterTopicOf } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import type { RawMessage } from '@wardcast/domain';
import { aFacility, anEvent } from '@wardcast/domain/testing';
import { eventually } from '../testing/eventually';
import { ProductProcess } from '../testing/product-process';

jest.setTimeout(600_000);

const FACILITIES = Array.from({ length: 12 }, (_, index) => aFacility({ facilityId: `hospital-${index}`, name: `${index}` }));
const WARD = 'w1';
const LETTER_TOPIC = deadLetterTopicOf(EVENT_TOPIC);
const SECRET = 'somebody-who-must-not-be-read';
/** Fewer than stop a partition, over all tests. */
const BROKEN_EACH = 4;

/** A broker, a database, a feed with broken messages in it, and the workers around them. */
class Outbox {
  readonly running = new Set<ProductProcess>();
  private serial = 0;
  private admitted = 0;
  private rejected = 0;
  private readers = 0;

  private constructor(
    readonly broker: RunningBroker,
    readonly stores: PostgresStores,
    private readonly parts: { readonly database: TestDatabase; readonly bus: KafkaEventBus },
  ) {}

  static async open(): Promise<Outbox> {
    const [broker, database] = await Promise.all([startBroker({ version: process.env['KAFKA_VERSION'] }), openTestDatabase()]);
    await createTopics({ brokers: [broker.address], topics: TOPICS.filter(({ topic }) => topic === EVENT_TOPIC) });
    const stores = await openPostgresStores({ url: database.url });
    for (const facility of FACILITIES) await stores.readStore.saveFacility(facility);
    return new Outbox(broker, stores, { database, bus: new KafkaEventBus({ brokers: [broker.address] }) });
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((worker) => worker.end('SIGKILL')));
    await this.parts.bus.close();
    await this.stores.close();
    await this.parts.database.close();
    await this.broker.stop();
  }

  async start(): Promise<ProductProcess> {
    const worker = await ProductProcess.start('worker', { KAFKA_BROKERS: this.broker.address, DATABASE_URL: this.parts.database.url, WARDCAST_DEAD_LETTER_KEY: 'ab'.repeat(32) });
    this.running.add(worker);
    return worker;
  }

  /** Some admissions to each hospital, and broken messages between them. */
  async feed(): Promise<void> {
    const messages = Array.from({ length: BROKEN_EACH }, () => FACILITIES.flatMap(({ facilityId }) => [this.admission(facilityId), { key: facilityId, headers: { ce_subject: SECRET }, value: Buffer.from(SECRET) }])).flat();
    await this.parts.bus.append(EVENT_TOPIC, messages);
    this.admitted += BROKEN_EACH;
    this.rejected += BROKEN_EACH * FACILITIES.length;
  }

  ingested(): Promise<void> {
    return eventually('every admission is counted and every broken message is kept', async () => {
      for (const { facilityId } of FACILITIES) if (((await this.stores.readStore.liveRows(facilityId, [WARD]))[0]?.census ?? 0) !== this.admitted) return false;
      return (await this.stores.readStore.deadLetters(1_000)).length === this.rejected;
    });
  }

  /** Reads the topic until the last so many letters of the database are in it, each under one id; the messages themselves. */
  async arrived(letters: number): Promise<readonly RawMessage[]> {
    const expected = (await this.stores.readStore.deadLetters(letters)).map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`);
    const messages: RawMessage[] = [];
    const group = `reader-${(this.readers += 1)}`;
    const consumption = await this.parts.bus.consume({ topic: LETTER_TOPIC, group, maxBatchRecords: 500, startAt: () => Promise.resolve(null), onBatch: async ({ records }) => void messages.push(...records) });
    const idsByPlace = (): ReadonlyMap<string, ReadonlySet<string>> => {
      const ids = new Map<string, Set<string>>();
      for (const { headers } of messages) {
        const place = [headers['ce_originaltopic'], headers['ce_originalpartition'], headers['ce_originaloffset']].join('/');
        ids.set(place, (ids.get(place) ?? new Set()).add(headers['ce_id'] ?? ''));
      }
      return ids;
    };
    await eventually('every letter is in the topic', () => expected.every((place) => idsByPlace().has(place)));
    await consumption.close();
    expect([...idsByPlace().values()].every((ids) => ids.size === 1)).toBe(true);
    expect(new Set([...idsByPlace().values()].flatMap((ids) => [...ids])).size).toBe(idsByPlace().size);
    return messages;
  }

  /** Resolves when the cluster does not know the topic any more. */
  async drop(topic: string): Promise<void> {
    await deleteTopic(this.broker.address, topic);
    const nothing = { topic, group: 'nobody', maxBatchRecords: 1, startAt: () => Promise.resolve(null), onBatch: () => Promise.resolve() };
    await eventually('the topic is gone', () => this.parts.bus.consume(nothing).then((consumption) => consumption.close().then(() => false), (error: unknown) => error instanceof TopicMissing));
  }

  async metric(worker: ProductProcess, name: string): Promise<number> {
    const page = await (await fetch(`${worker.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1] ?? NaN);
  }

  private admission(facilityId: string): RawMessage {
    this.serial += 1;
    const at = Date.now();
    const visitKey = this.serial.toString(16).padStart(32, '0');
    return toRawMessage(anEvent('PatientAdmitted', { visitKey, trigger: 'A01', patientClass: 'inpatient', location: { unitId: WARD } }, { at, receivedAt: at, facilityId, message: `admission ${this.serial}` }));
  }
}

describeWithBroker('rejected messages, published to a topic of their own', () => {
  const LETTERS = BROKEN_EACH * FACILITIES.length;
  let outbox: Outbox;
  let worker: ProductProcess;
  beforeAll(async () => {
    outbox = await Outbox.open();
  }, 180_000);
  afterAll(() => outbox.close(), 120_000);

  it('wait while the topic is missing, which hinders nothing else; then each is there, sealed, under the key of its hospital', async () => {
    worker = await outbox.start();
    await outbox.feed();
    await outbox.ingested();
    await eventually('the worker tells that they wait', async () => (await outbox.metric(worker, 'dead_letter_outbox_lag')) === LETTERS);
    await eventually('its log says why, once', () => worker.lines().filter((line) => line.includes('cannot be published to their topic')).length === 1);
    await createTopics({ brokers: [outbox.broker.address] });
    const messages = await outbox.arrived(LETTERS);
    await eventually('none waits', async () => (await outbox.metric(worker, 'dead_letter_outbox_lag')) === 0);
    expect(await outbox.metric(worker, 'dead_letters_published_total')).toBe(LETTERS);
    expect(messages).toHaveLength(LETTERS);
    expect(new Set(messages.map(({ key }) => key))).toEqual(new Set(FACILITIES.map(({ facilityId }) => facilityId)));
    for (const { key, headers, value } of messages) {
      expect(headers).toMatchObject({ ce_partitionkey: key, ce_reason: 'missing_header', ce_where: 'header:ce_specversion', ce_originaltopic: EVENT_TOPIC });
      expect(value.length).toBeGreaterThan(SECRET.length);
      expect(Buffer.from(JSON.stringify(headers)).includes(SECRET) || Buffer.from(value).includes(SECRET)).toBe(false);
    }
  });

  it('wait when the topic is deleted under a running worker, while events are taken in; and are in the new one', async () => {
    await outbox.drop(LETTER_TOPIC);
    await outbox.feed();
    await outbox.ingested();
    await createTopics({ brokers: [outbox.broker.address] });
    await outbox.arrived(LETTERS);
  });

  it('are all there after a worker was killed in the middle, whichever worker published them', async () => {
    const second = await outbox.start();
    await outbox.feed();
    await worker.end('SIGKILL');
    await outbox.feed();
    await outbox.ingested();
    await outbox.arrived(2 * LETTERS);
    await eventually('none waits', async () => (await outbox.metric(second, 'dead_letter_outbox_lag')) === 0);
  });
});
