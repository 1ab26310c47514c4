/// <reference types="jest" />
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventBusHarness, EventBusRule } from './event-bus-harness';
import { eventually, gate, messages, record, textOf } from './recorded-consumption';

/** Long enough for a batch that should not come to come. */
const QUIET_MS = 300;

async function waitsForASlowHandler({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 100));
  let running = 0;
  let mostAtOnce = 0;
  const recording = await record(bus, topic, {
    maxBatchRecords: 10,
    onBatch: async () => {
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      await sleep(10);
      running -= 1;
    },
  });
  await recording.until(100);
  await recording.consumption.close();
  expect(mostAtOnce).toBe(1);
  expect(recording.texts()).toEqual(Array.from({ length: 100 }, (_, index) => `m-${index}`));
  expect(Math.max(...recording.batches.map(({ records }) => records.length))).toBeLessThanOrEqual(10);
}

async function handsNothingOverWhileOneIsInHand({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 30));
  const door = gate();
  const recording = await record(bus, topic, { maxBatchRecords: 10, onBatch: () => door.opened });
  await eventually(() => recording.batches.length === 1);
  await sleep(QUIET_MS);
  expect(recording.batches).toHaveLength(1);
  door.open();
  await recording.until(30);
  await recording.consumption.close();
}

async function pausesAndResumes({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 10));
  const recording = await record(bus, topic);
  await recording.until(10);
  recording.consumption.pause();
  recording.consumption.pause();
  await bus.append(topic, messages('north', 'later', 10));
  await sleep(QUIET_MS);
  expect(recording.texts()).toHaveLength(10);
  recording.consumption.resume();
  recording.consumption.resume();
  await recording.until(20);
  await recording.consumption.close();
  expect(recording.texts().slice(10)).toEqual(Array.from({ length: 10 }, (_, index) => `later-${index}`));
}

async function tellsTheLag({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 20));
  const recording = await record(bus, topic);
  await recording.until(20);
  const lagInAll = async (): Promise<bigint> => [...(await recording.consumption.lag()).values()].reduce((sum, lag) => sum + lag, 0n);
  expect(await lagInAll()).toBe(0n);
  recording.consumption.pause();
  await bus.append(topic, messages('north', 'behind', 15));
  // A broker may count its own marks among the records.
  await eventually(async () => (await lagInAll()) >= 15n);
  recording.consumption.resume();
  await recording.until(35);
  await eventually(async () => (await lagInAll()) === 0n);
  await recording.consumption.close();
}

async function holdsOnePartition({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 20));
  let held = true;
  const taken: string[] = [];
  const recording = await record(bus, topic, {
    maxBatchRecords: 10,
    startAt: () => Promise.resolve(BigInt(taken.length)),
    onBatch: (batch) => {
      if (held && taken.length === 10) return Promise.resolve('held');
      taken.push(...batch.records.map(({ value }) => textOf(value)));
      return Promise.resolve();
    },
  });
  await eventually(() => recording.batches.length === 2);
  await sleep(QUIET_MS);
  expect([recording.batches.length, taken.length]).toEqual([2, 10]);
  const lags = [...(await recording.consumption.lag()).values()];
  expect(lags).toContain(10n);
  held = false;
  const { partition } = recording.batches[0]!;
  recording.consumption.release(partition);
  await eventually(() => taken.length === 20);
  recording.consumption.release(partition);
  await recording.consumption.close();
  expect(taken).toEqual(Array.from({ length: 20 }, (_, index) => `m-${index}`));
}

async function closesWhileOneIsHeld({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 5));
  const recording = await record(bus, topic, { onBatch: () => Promise.resolve('held') });
  await recording.until(1);
  await recording.consumption.close();
  await expect(recording.consumption.done).resolves.toBeUndefined();
}

export const PRESSURE_RULES: readonly EventBusRule[] = [
  ['waits for a slow handler: one batch at a time, none too large, in order', waitsForASlowHandler],
  ['hands over nothing while a batch is in hand', handsNothingOverWhileOneIsInHand],
  ['hands over nothing while paused, and everything after resume', pausesAndResumes],
  ['tells how many records were not yet handed over', tellsTheLag],
  ['keeps a held batch back until it is released, and begins it again from the store position', holdsOnePartition],
  ['closes while a partition is held', closesWhileOneIsHeld],
];
