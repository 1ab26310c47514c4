import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import { lookupCodecByAttributes } from 'kafkajs/src/protocol/message/compression';
import Decoder from 'kafkajs/src/protocol/decoder';
import decodeByLibrary from 'kafkajs/src/protocol/recordBatch/v0/decoder';
import { RecordBatch } from 'kafkajs/src/protocol/recordBatch/v0';
import toRecord from 'kafkajs/src/protocol/recordBatch/record/v0';
import Long from 'kafkajs/src/utils/long';
import { toBusRecord } from './kafka-record';
import { areRecordBatches, readRecordBatches } from './record-batches';

const GZIP = 1;
const place = { topic: 'events', partition: 0 };
const FIRST_TIMESTAMP = 1_700_000_000_000;

interface Sent {
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly delay: number;
}
const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text !== '__proto__');
const sent: fc.Arbitrary<Sent> = fc.record({
  key: fc.option(fc.string()),
  value: fc.option(fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))),
  headers: fc.dictionary(name, fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(fc.string(), { minLength: 1, maxLength: 3 }))),
  delay: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
});

async function toBatch(records: readonly Sent[], { compression = 0, firstOffset = '0' } = {}): Promise<Buffer> {
  const encoded = records.map(({ delay, ...record }, index) => toRecord({ ...record, offsetDelta: index, timestampDelta: delay }));
  const batch = await RecordBatch({ compression, firstOffset: Long.fromValue(firstOffset), firstTimestamp: FIRST_TIMESTAMP, maxTimestamp: FIRST_TIMESTAMP + 5, lastOffsetDelta: records.length - 1, records: encoded });
  return batch.buffer;
}
const byUs = async (bytes: Buffer): Promise<unknown> => (await readRecordBatches(bytes, lookupCodecByAttributes)).map((record) => toBusRecord(place, record));
const byLibrary = async (bytes: Buffer): Promise<unknown> => (await decodeByLibrary(new Decoder(bytes))).records.map((record: KafkaMessage) => toBusRecord(place, record));

describe('readRecordBatches', () => {
  it('reads every batch as the library reads it, packed or not', async () => {
    const offset = fc.bigInt({ min: 0n, max: 2n ** 62n }).map(String);
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: 12 }), fc.constantFrom(0, GZIP), offset, async (records, compression, firstOffset) => {
        const bytes = await toBatch(records, { compression, firstOffset });
        expect(await byUs(bytes)).toEqual(await byLibrary(bytes));
      }),
    );
  });

  it('reads one batch after the other and leaves one that was cut off for the next fetch', async () => {
    const record: Sent = { key: 'north', value: Buffer.from('{}'), headers: { ce_id: 'a' }, delay: 0 };
    const [first, second] = [await toBatch([record, record]), await toBatch([record], { firstOffset: '2' })];
    const offsets = async (bytes: Buffer): Promise<readonly string[]> => (await readRecordBatches(bytes, lookupCodecByAttributes)).map(({ offset }) => offset);
    expect(await offsets(Buffer.concat([first, second]))).toEqual(['0', '1', '2']);
    for (let cut = 1; cut <= second.length; cut += 1) expect(await offsets(Buffer.concat([first, second]).subarray(0, -cut))).toEqual(['0', '1']);
  });

  it('gives the time of the broker where the topic asks for it, and says which records only steer', async () => {
    const bytes = await toBatch([{ key: null, value: null, headers: {}, delay: 3 }]);
    expect(await readRecordBatches(bytes, lookupCodecByAttributes)).toMatchObject([{ timestamp: String(FIRST_TIMESTAMP + 3), isControlRecord: false, batchContext: { inTransaction: false, producerId: '-1' } }]);
    // Attributes, the 22nd and 23rd byte: log append time 8, transactional 16, control 32.
    bytes.writeInt16BE(8 + 16 + 32, 21);
    expect(await readRecordBatches(bytes, lookupCodecByAttributes)).toMatchObject([{ timestamp: String(FIRST_TIMESTAMP + 5), isControlRecord: true, batchContext: { inTransaction: true } }]);
  });

  it('takes a header without a value for empty: other clients send such headers', async () => {
    // Length 8, attributes, two differences, no key, no value, one header: the name 'a', and -1 for its value.
    const record = Buffer.from([16, 0, 0, 0, 1, 1, 2, 2, 97, 1].slice(0));
    record[0] = (record.length - 1) * 2;
    const template = await toBatch([{ key: null, value: null, headers: {}, delay: 0 }]);
    const bytes = Buffer.concat([template.subarray(0, 61), record]);
    bytes.writeInt32BE(bytes.length - 12, 8);
    expect(await readRecordBatches(bytes, lookupCodecByAttributes)).toMatchObject([{ headers: { a: '' } }]);
  });

  it('refuses a record that says it is longer than its batch', async () => {
    const bytes = await toBatch([{ key: null, value: null, headers: {}, delay: 0 }]);
    bytes[61] = 100;
    await expect(readRecordBatches(bytes, lookupCodecByAttributes)).rejects.toThrow('longer than its batch');
  });

  it('leaves the message sets of old brokers to the library', async () => {
    const bytes = await toBatch([{ key: null, value: null, headers: {}, delay: 0 }]);
    expect(areRecordBatches(bytes)).toBe(true);
    bytes[16] = 1;
    expect(areRecordBatches(bytes)).toBe(false);
  });
});
