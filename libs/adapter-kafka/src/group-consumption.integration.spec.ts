import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TopicRecreated, type ConsumeOptions, type Consumption, type RecordBatch } from '@wardcast/application';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { createTopics } from './create-topics';
import { KafkaEventBus } from './kafka-event-bus';
import { PositionOutOfRange } from './position-out-of-range';
import { describeWithBroker } from './testing/describe-with-broker';
import { startBroker, type RunningBroker } from './testing/start-broker';
import { TopicMissing } from './topic-missing';

const DEADLINE_MS = 30_000;
const TEST_TIMEOUT_MS = 60_000;
jest.setTimeout(TEST_TIMEOUT_MS);

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('Nothing happened.');
    await sleep(20);
  }
}

/** Stands for the database: takes a batch only from the position that it knows, as the compare-and-set does. */
class FencedStore {
  readonly texts: string[] = [];
  private readonly positions = new Map<number, bigint>();

  readonly startAt = (_topic: string, partition: number): Promise<bigint | null> => Promise.resolve(this.positions.get(partition) ?? null);

  commit(batch: RecordBatch): void {
    for (const { offset, value } of batch.records) {
      if (offset < (this.positions.get(batch.partition) ?? 0n)) continue;
      this.texts.push(Buffer.from(value).toString());
      this.positions.set(batch.partition, offset + 1n);
    }
  }
}

describeWithBroker('a consumption on Apache Kafka', () => {
  let dataDir: string;
  let broker: RunningBroker;
  let bus: KafkaEventBus;
  let admin: Admin;
  const version = process.env['KAFKA_VERSION'];
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wardcast-kafka-spec-'));
    broker = await startBroker({ version, dataDir });
    bus = new KafkaEventBus({ brokers: [broker.address], firstBackoffMs: 5, sessionTimeoutMs: 6_000 });
    admin = new Kafka({ brokers: [broker.address], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
  }, 120_000);
  afterAll(async () => {
    await bus.close();
    await admin.disconnect();
    await broker.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  const create = (topic: string, partitions = 1): Promise<unknown> => createTopics({ brokers: [broker.address], topics: [{ topic, partitions, cleanup: 'delete' }] });
  // kafkajs looks up the leader only after the first refusal.
  const deleteBefore = (topic: string, offset: string): Promise<void> => eventually(() => admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset }] }).then(() => true, () => false));
  const append = (topic: string, texts: readonly string[], to = bus): Promise<void> => to.append(topic, texts.map((text) => ({ key: text, headers: {}, value: Buffer.from(text) })));
  const numbered = (prefix: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const consume = (topic: string, store: FencedStore, options: Partial<ConsumeOptions> = {}, by = bus): Promise<Consumption> =>
    by.consume({ topic, group: `of-${topic}`, maxBatchRecords: 10, startAt: store.startAt, onBatch: (batch) => Promise.resolve(store.commit(batch)), ...options });

  it('refuses a topic that is not there, and makes none', async () => {
    await expect(append('absent', ['x'])).rejects.toThrow(TopicMissing);
    await expect(consume('absent', new FencedStore())).rejects.toThrow(TopicMissing);
    expect(await admin.listTopics()).not.toContain('absent');
  });

  it('creates topics once, and refuses another number of partitions', async () => {
    const plan = { topic: 'planned', partitions: 3, cleanup: 'delete', retentionMs: 3_600_000 } as const;
    const options = { brokers: [broker.address], topics: [plan] };
    expect(await createTopics(options)).toEqual({ created: ['planned'], existing: [] });
    expect(await createTopics(options)).toEqual({ created: [], existing: ['planned'] });
    await expect(createTopics({ ...options, topics: [{ ...plan, partitions: 4 }] })).rejects.toThrow('3 partitions where 4 are planned');
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: 'planned', configNames: ['retention.ms', 'cleanup.policy'] }] });
    expect(Object.fromEntries(resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]))).toEqual({ 'retention.ms': '3600000', 'cleanup.policy': 'delete' });
  });

  it('ends with the reason when the store is ahead of the log', async () => {
    await create('ahead');
    await append('ahead', numbered('m', 5));
    const consumption = await consume('ahead', new FencedStore(), { startAt: () => Promise.resolve(6n) });
    await expect(consumption.done).rejects.toThrow(PositionOutOfRange);
  });

  it('ends with the reason when unread records were deleted before it started', async () => {
    await create('pruned');
    await append('pruned', numbered('m', 10));
    await deleteBefore('pruned', '7');
    const consumption = await consume('pruned', new FencedStore(), { startAt: () => Promise.resolve(3n) });
    await expect(consumption.done).rejects.toThrow('deleted before they were read');
  });

  it('ends with the reason when unread records are deleted while it is behind', async () => {
    await create('overtaken');
    await append('overtaken', numbered('m', 10));
    const store = new FencedStore();
    const consumption = await consume('overtaken', store);
    await eventually(() => store.texts.length === 10);
    consumption.pause();
    await append('overtaken', numbered('n', 10));
    await deleteBefore('overtaken', '15');
    await expect(consumption.done).rejects.toThrow(PositionOutOfRange);
    expect(store.texts).toEqual(numbered('m', 10));
  });

  it('ends with the reason when the topic is re-created under it, longer than before', async () => {
    await create('reborn');
    await append('reborn', numbered('m', 5));
    const store = new FencedStore();
    const consumption = await consume('reborn', store);
    await eventually(() => store.texts.length === 5);
    await admin.deleteTopics({ topics: ['reborn'] });
    await eventually(() => create('reborn').then(() => true, () => false));
    await append('reborn', numbered('n', 50));
    await expect(consumption.done).rejects.toThrow(TopicRecreated);
    expect(store.texts).toEqual(numbered('m', 5));
  });

  it('tells another topic id after a topic was re-created', async () => {
    const ids: string[] = [];
    for (let life = 0; life < 2; life += 1) {
      await create('twice');
      await append('twice', ['m']);
      const consumption = await consume('twice', new FencedStore(), { onBatch: (batch) => Promise.resolve(void ids.push(batch.topicId)) });
      await eventually(() => ids.length === life + 1);
      await consumption.close();
      await admin.deleteTopics({ topics: ['twice'] });
      await eventually(async () => !(await admin.listTopics()).includes('twice'));
    }
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[1]).not.toBe(ids[0]);
  });

  it('shares the partitions of a group, and hands them over without a loss or a repetition when a member leaves', async () => {
    await create('shared', 4);
    const store = new FencedStore();
    const handedOverBy = [new Set<number>(), new Set<number>()] as const;
    const other = new KafkaEventBus({ brokers: [broker.address] });
    const seeing = (seen: Set<number>): Partial<ConsumeOptions> => ({ onBatch: (batch) => Promise.resolve(void seen.add(batch.partition)).then(() => store.commit(batch)) });
    const first = await consume('shared', store, seeing(handedOverBy[0]));
    const second = await consume('shared', store, seeing(handedOverBy[1]), other);
    const held = async (consumption: Consumption): Promise<number> => (await consumption.lag()).size;
    await eventually(async () => (await held(first)) === 2 && (await held(second)) === 2);
    await append('shared', numbered('a', 200));
    await eventually(() => store.texts.length === 200);
    expect([...handedOverBy[0]].filter((partition) => handedOverBy[1].has(partition))).toEqual([]);
    await other.close();
    await append('shared', numbered('b', 200));
    await eventually(() => store.texts.length === 400);
    await first.close();
    expect(new Set(store.texts).size).toBe(400);
    expect(handedOverBy[0].size).toBe(4);
  });

  it('keeps its membership while a handler takes longer than the session lasts', async () => {
    await create('slow');
    await append('slow', ['m']);
    const store = new FencedStore();
    let starts = 0;
    const consumption = await consume('slow', store, {
      startAt: (topic, partition) => {
        starts += 1;
        return store.startAt(topic, partition);
      },
      onBatch: async (batch) => {
        await sleep(8_000);
        store.commit(batch);
      },
    });
    await eventually(() => store.texts.length === 1);
    await append('slow', ['n']);
    await eventually(() => store.texts.length === 2);
    await consumption.close();
    expect(starts).toBe(1);
  });

  it('goes on after the broker died and came back, without a loss or a repetition', async () => {
    await create('mortal', 2);
    const store = new FencedStore();
    const consumption = await consume('mortal', store);
    await append('mortal', numbered('a', 100));
    await eventually(() => store.texts.length === 100);
    await broker.kill();
    broker = await startBroker({ version, dataDir, port: Number(broker.address.split(':')[1]) });
    await eventually(() => append('mortal', numbered('b', 100)).then(() => true, () => false));
    await eventually(() => new Set(store.texts).size === 200);
    expect(store.texts).toHaveLength(200);
    await consumption.close();
  });
});
