/// <reference types="jest" />
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventBusHarness, EventBusRule } from './event-bus-harness';
import { eventually, gate, messages, record } from './recorded-consumption';

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

export const PRESSURE_RULES: readonly EventBusRule[] = [
  ['waits for a slow handler: one batch at a time, none too large, in order', waitsForASlowHandler],
  ['hands over nothing while a batch is in hand', handsNothingOverWhileOneIsInHand],
  ['hands over nothing while paused, and everything after resume', pausesAndResumes],
  ['tells how many records were not yet handed over', tellsTheLag],
];
