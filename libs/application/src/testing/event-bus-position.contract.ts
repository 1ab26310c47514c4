/// <reference types="jest" />
import { MAX_RESTARTS, type RecordBatch } from '../ports/event-bus.port';
import type { EventBusHarness, EventBusRule } from './event-bus-harness';
import { eventually, messages, record, textOf } from './recorded-consumption';

const textsOf = (prefix: string, from: number, to: number): readonly string[] => Array.from({ length: to - from }, (_, index) => `${prefix}-${from + index}`);

/** Stands for the database: keeps the position with the results, as one commit does. */
class CommittedStore {
  readonly texts: string[] = [];
  private readonly positions = new Map<number, bigint>();

  position(partition: number): bigint | null {
    return this.positions.get(partition) ?? null;
  }

  commit(batch: RecordBatch): void {
    const next = this.positions.get(batch.partition) ?? 0n;
    for (const one of batch.records) {
      if (one.offset < next) continue;
      this.texts.push(textOf(one.value));
      this.positions.set(batch.partition, one.offset + 1n);
    }
  }
}

async function beginsWhereTheStoreSays({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 30));
  const first = await record(bus, topic);
  await first.until(30);
  await first.consumption.close();
  const tenth = first.records()[10];
  const startAt = (_topic: string, partition: number): Promise<bigint | null> => Promise.resolve(partition === tenth?.partition ? tenth.offset : null);
  const second = await record(bus, topic, { startAt });
  await second.until(20);
  await second.consumption.close();
  expect(second.texts()).toEqual(textsOf('m', 10, 30));
}

async function forgetsItsOwnPosition({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 10));
  // Same group twice, and the store says "never read" both times: the bus's own memory must not rule.
  for (let time = 0; time < 2; time += 1) {
    const recording = await record(bus, topic);
    await recording.until(10);
    await recording.consumption.close();
    expect(recording.texts()).toEqual(textsOf('m', 0, 10));
  }
}

async function goesOnAfterARestart({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  const store = new CommittedStore();
  const options = {
    maxBatchRecords: 7,
    startAt: (_topic: string, partition: number) => Promise.resolve(store.position(partition)),
    onBatch: (batch: RecordBatch) => Promise.resolve(store.commit(batch)),
  };
  for (let run = 0; run < 3; run += 1) {
    await bus.append(topic, messages('north', `run${run}`, 40));
    const recording = await record(bus, topic, options);
    await eventually(() => store.texts.length === (run + 1) * 40);
    await recording.consumption.close();
    expect(recording.texts()).toEqual(textsOf(`run${run}`, 0, 40));
  }
}

async function redeliversAfterACrash({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 60));
  const store = new CommittedStore();
  const started: number[] = [];
  let crashes = 0;
  const recording = await record(bus, topic, {
    maxBatchRecords: 10,
    startAt: (_topic, partition) => {
      started.push(partition);
      return Promise.resolve(store.position(partition));
    },
    onBatch: (batch) => {
      // The third batch fails twice: once before its commit, once after it.
      const third = batch.records.some((one) => textOf(one.value) === 'm-25');
      if (third && crashes === 0) {
        crashes += 1;
        throw new Error('crash before the commit');
      }
      store.commit(batch);
      if (third && crashes === 1) {
        crashes += 1;
        return Promise.reject(new Error('crash after the commit'));
      }
      return Promise.resolve();
    },
  });
  await eventually(() => store.texts.length === 60);
  await recording.consumption.close();
  expect(crashes).toBe(2);
  expect(store.texts).toEqual(textsOf('m', 0, 60));
  // Once at the beginning and once after each crash, for the partition that holds the key.
  const partition = recording.batches[0]?.partition;
  expect(started.filter((one) => one === partition)).toHaveLength(3);
}

async function givesUpAfterTooManyFailures({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 1));
  let calls = 0;
  const recording = await record(bus, topic, {
    onBatch: () => {
      calls += 1;
      return Promise.reject(new Error(`the database is away (${calls})`));
    },
  });
  await expect(recording.consumption.done).rejects.toThrow('the database is away');
  expect(calls).toBe(MAX_RESTARTS + 1);
  await recording.consumption.close();
}

async function countsOnlyConsecutiveFailures({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  const count = MAX_RESTARTS + 2;
  await bus.append(topic, messages('north', 'm', count));
  const store = new CommittedStore();
  let failing = false;
  // Every second call fails: more failures than the limit, but never two in a row.
  const recording = await record(bus, topic, {
    maxBatchRecords: 1,
    startAt: (_topic, partition) => Promise.resolve(store.position(partition)),
    onBatch: (batch) => {
      failing = !failing;
      if (failing) return Promise.reject(new Error('now and then'));
      store.commit(batch);
      return Promise.resolve();
    },
  });
  await eventually(() => store.texts.length === count);
  await recording.consumption.close();
  expect(store.texts).toEqual(textsOf('m', 0, count));
}

export const POSITION_RULES: readonly EventBusRule[] = [
  ['begins at the offset that the store names, inclusive', beginsWhereTheStoreSays],
  ['begins with the oldest record when the store has no position, whatever the bus remembers', forgetsItsOwnPosition],
  ['goes on after a restart without a loss or a repetition when the position is kept with the results', goesOnAfterARestart],
  ['redelivers from the store position after a crash in the middle of a batch', redeliversAfterACrash],
  ['gives up with the reason after too many consecutive failures', givesUpAfterTooManyFailures],
  ['starts counting failures anew after a batch that went well', countsOnlyConsecutiveFailures],
];
