/// <reference types="jest" />
import type { EventBusHarness, EventBusRule } from './event-bus-harness';
import { message, messages, record, textOf, type Recording } from './recorded-consumption';

async function keepsOrderPerKey({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  const keys = ['north', 'south', 'east'];
  // 20 appends of 10 messages, keys taking turns within each append.
  for (let round = 0; round < 20; round += 1) {
    await bus.append(topic, Array.from({ length: 10 }, (_, index) => message(keys[(round * 10 + index) % 3] ?? '', `${round * 10 + index}`)));
  }
  const recording = await record(bus, topic);
  await recording.until(200);
  await recording.consumption.close();
  for (const [index, key] of keys.entries()) {
    const expected = Array.from({ length: 200 }, (_, n) => n).filter((n) => n % 3 === index).map(String);
    expect(recording.records().filter((one) => one.key === key).map(({ value }) => textOf(value))).toEqual(expected);
  }
  expectWellFormed(recording, topic);
}

/** What every batch promises, whatever was sent. */
function expectWellFormed(recording: Recording, topic: string): void {
  const lastOffset = new Map<number, bigint>();
  const partitionOfKey = new Map<string, number>();
  for (const batch of recording.batches) {
    expect(batch.records.length).toBeGreaterThan(0);
    expect(batch.records.length).toBeLessThanOrEqual(50);
    for (const one of batch.records) {
      expect([one.topic, one.partition]).toEqual([topic, batch.partition]);
      expect(one.offset).toBeGreaterThan(lastOffset.get(batch.partition) ?? -1n);
      expect(batch.highWatermark).toBeGreaterThan(one.offset);
      expect(partitionOfKey.get(one.key) ?? batch.partition).toBe(batch.partition);
      expect(Math.abs(one.appendedAt - Date.now())).toBeLessThan(600_000);
      lastOffset.set(batch.partition, one.offset);
      partitionOfKey.set(one.key, batch.partition);
    }
  }
  expect(new Set(recording.batches.map(({ topicId }) => topicId)).size).toBe(1);
}

async function deliversBytesUntouched({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const values = [everyByte, new Uint8Array(0), Uint8Array.from([0xff, 0xfe, 0x00]), new TextEncoder().encode('{"half":'), new TextEncoder().encode('{"quote\\"":"ü ✓ 𝒳"}')];
  const headers = { ce_id: 'a"b\\c', 'x-text': 'ü, {1,2}', empty: '' };
  await bus.append(topic, values.map((value) => ({ key: 'north', headers, value })));
  const recording = await record(bus, topic);
  await recording.until(values.length);
  await recording.consumption.close();
  expect(recording.records().map(({ value }) => Buffer.from(value).toString('hex'))).toEqual(values.map((value) => Buffer.from(value).toString('hex')));
  for (const one of recording.records()) expect(one.headers).toEqual(headers);
}

async function deliversLargeMessages({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  // Below a broker's usual limit of 1 MB; twenty together are more than any sensible fetch.
  const value = new Uint8Array(900_000).fill(7);
  for (let index = 0; index < 20; index += 1) await bus.append(topic, [{ key: 'north', headers: { ce_id: `${index}` }, value }]);
  const recording = await record(bus, topic);
  await recording.until(20);
  await recording.consumption.close();
  expect(recording.records().map((one) => one.headers['ce_id'])).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`));
  expect(recording.records().every((one) => Buffer.compare(one.value, value) === 0)).toBe(true);
}

async function takesAnEmptyAppend({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  await bus.append(topic, []);
  await bus.append(topic, [message('north', 'only')]);
  const recording = await record(bus, topic);
  await recording.until(1);
  await recording.consumption.close();
  expect(recording.texts()).toEqual(['only']);
}

async function keepsTopicsApart({ bus, newTopic }: EventBusHarness): Promise<void> {
  const topics = [await newTopic(), await newTopic()] as const;
  await bus.append(topics[0], messages('north', 'first', 5));
  await bus.append(topics[1], messages('north', 'second', 5));
  const recordings = [await record(bus, topics[0]), await record(bus, topics[1])] as const;
  await Promise.all(recordings.map((recording) => recording.until(5)));
  await Promise.all(recordings.map((recording) => recording.consumption.close()));
  expect(recordings[0].texts()).toEqual([0, 1, 2, 3, 4].map((n) => `first-${n}`));
  expect(recordings[1].texts()).toEqual([0, 1, 2, 3, 4].map((n) => `second-${n}`));
  expect(recordings[0].batches[0]?.topicId).not.toBe(recordings[1].batches[0]?.topicId);
}

async function takesManyProducers({ bus, newTopic, openAnother }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  const other = await openAnother();
  const recording = await record(bus, topic);
  // Six producers on two buses, 30 appends of 5 each, all under one key, while the consumer reads along.
  const producers = Array.from({ length: 6 }, async (_, producer) => {
    for (let round = 0; round < 30; round += 1) await (producer % 2 === 0 ? bus : other).append(topic, messages('north', `${producer}:${round}`, 5));
  });
  await Promise.all(producers);
  await recording.until(900);
  await recording.consumption.close();
  await other.close();
  const texts = recording.texts();
  expect(new Set(texts).size).toBe(900);
  expect(texts).toHaveLength(900);
  for (let producer = 0; producer < 6; producer += 1) {
    const expected = Array.from({ length: 150 }, (_, n) => `${producer}:${Math.floor(n / 5)}-${n % 5}`);
    expect(texts.filter((text) => text.startsWith(`${producer}:`))).toEqual(expected);
  }
}

async function wakesUpForNewRecords({ bus, newTopic, openAnother }: EventBusHarness): Promise<void> {
  const topic = await newTopic();
  const producer = await openAnother();
  await producer.append(topic, [message('north', 'before')]);
  const recording = await record(bus, topic);
  await recording.until(1);
  for (let index = 0; index < 3; index += 1) {
    await producer.append(topic, [message('north', `after-${index}`)]);
    await recording.until(index + 2);
  }
  await recording.consumption.close();
  await producer.close();
  expect(recording.texts()).toEqual(['before', 'after-0', 'after-1', 'after-2']);
}

export const DELIVERY_RULES: readonly EventBusRule[] = [
  ['delivers the records of one key in the order appended, in well-formed batches', keepsOrderPerKey],
  ['delivers poison bytes, quotes and non-ASCII untouched', deliversBytesUntouched],
  ['delivers large messages', deliversLargeMessages],
  ['takes an empty append for nothing', takesAnEmptyAppend],
  ['keeps two topics apart', keepsTopicsApart],
  ['loses and repeats nothing with many producers, and keeps the order of each', takesManyProducers],
  ['wakes up for what another process appends', wakesUpForNewRecords],
];
