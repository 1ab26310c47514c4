/// <reference types="jest" />
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventBusHarness, EventBusRule } from './event-bus-harness';
import { eventually, gate, message, messages, record } from './recorded-consumption';

const QUIET_MS = 300;

async function finishesTheBatchInHand({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 30));
  const door = gate();
  let finished = 0;
  const recording = await record(bus, topic, {
    maxBatchRecords: 10,
    onBatch: async () => {
      await door.opened;
      finished += 1;
    },
  });
  await eventually(() => recording.batches.length === 1);
  let closed = false;
  const closing = recording.consumption.close().then(() => {
    closed = true;
  });
  await sleep(QUIET_MS);
  expect([closed, finished]).toEqual([false, 0]);
  door.open();
  await closing;
  expect(finished).toBe(1);
  await bus.append(topic, messages('north', 'late', 5));
  await sleep(QUIET_MS);
  expect(recording.batches).toHaveLength(1);
}

async function closesTwice({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  const recording = await record(bus, topic);
  await Promise.all([recording.consumption.close(), recording.consumption.close()]);
  await recording.consumption.close();
  await expect(recording.consumption.done).resolves.toBeUndefined();
}

async function closesWhilePaused({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, messages('north', 'm', 5));
  const recording = await record(bus, topic);
  await recording.until(5);
  recording.consumption.pause();
  await bus.append(topic, messages('north', 'never', 5));
  await recording.consumption.close();
  expect(recording.texts()).toHaveLength(5);
}

async function closingTheBusClosesItsConsumptions({ newTopic, openAnother }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  const bus = await openAnother();
  await bus.append(topic, messages('north', 'm', 5));
  const recording = await record(bus, topic);
  await recording.until(5);
  await bus.close();
  await expect(recording.consumption.done).resolves.toBeUndefined();
  await expect(bus.append(topic, [message('north', 'too late')])).rejects.toThrow();
}

export const CLOSING_RULES: readonly EventBusRule[] = [
  ['finishes the batch in hand on close, and hands over nothing afterwards', finishesTheBatchInHand],
  ['closes as often as it is asked to', closesTwice],
  ['closes while it is paused', closesWhilePaused],
  ['closes its consumptions with the bus, and refuses to append afterwards', closingTheBusClosesItsConsumptions],
];
