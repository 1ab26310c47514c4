import type { KafkaMessage } from 'kafkajs';
import { sizeOf, toBusRecord, toKafkaMessage } from './kafka-record';

const place = { topic: 'events', partition: 2 };
const bare: KafkaMessage = { key: null, value: null, timestamp: '1700000000000', attributes: 0, offset: '9007199254740993', headers: {} };

describe('toBusRecord', () => {
  it('keeps an offset above what a double can tell apart', () => expect(toBusRecord(place, bare).offset).toBe(9007199254740993n));

  it('takes what is absent for empty', () => {
    const { key, headers, value } = toBusRecord(place, bare);
    expect([key, headers, value.byteLength]).toEqual(['', {}, 0]);
  });

  it('reads headers as text, and the last of a repeated one', () => {
    const headers = { one: Buffer.from('ü'), two: [Buffer.from('a'), Buffer.from('b')], three: undefined };
    expect(toBusRecord(place, { ...bare, headers }).headers).toEqual({ one: 'ü', two: 'b', three: '' });
  });
});

describe('toKafkaMessage', () => {
  it('sends the bytes of a view and not those around it', () => {
    const view = new Uint8Array(Uint8Array.from([1, 2, 3, 4]).buffer, 1, 2);
    expect(toKafkaMessage({ key: 'k', headers: { a: 'b' }, value: view })).toEqual({ key: 'k', headers: { a: 'b' }, value: Buffer.from([2, 3]) });
  });
});

describe('sizeOf', () => {
  // key 'ü' 2 bytes, header 'a' 1 + 'bc' 2, value 10.
  it('counts bytes, not characters', () => expect(sizeOf({ key: 'ü', headers: { a: 'bc' }, value: new Uint8Array(10) })).toBe(15));
});
