import type { BusRecord } from '@wardcast/application';
import type { RawMessage } from '@wardcast/domain';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { isFetchedRecord } from './record-batches';

export function toKafkaMessage({ key, headers, value }: RawMessage): Message {
  return { key, headers: { ...headers }, value: Buffer.from(value.buffer, value.byteOffset, value.byteLength) };
}

/**
 * A foreign producer may leave out key, value or headers, or repeat a header: what is absent is empty, and of a repeated
 * header the last counts. Whether that makes an event is for the validation to say.
 */
export function toBusRecord(place: { readonly topic: string; readonly partition: number }, message: KafkaMessage): BusRecord {
  return {
    topic: place.topic,
    partition: place.partition,
    offset: BigInt(message.offset),
    appendedAt: Number(message.timestamp),
    key: message.key?.toString() ?? '',
    headers: isFetchedRecord(message) ? message.headers : toText(message.headers ?? {}),
    value: message.value ?? new Uint8Array(0),
  };
}

/** A dozen headers to a record and a thousand records to a batch: no list is made on the way, and `toString()` without words for the encoding is the short way. */
function toText(headers: IHeaders): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const given = headers[name];
    const value = Array.isArray(given) ? given[given.length - 1] : given;
    texts[name] = value?.toString() ?? '';
  }
  return texts;
}

/** Bytes on the wire, roughly: what a batch's size limit counts. */
export function sizeOf({ key, headers, value }: RawMessage): number {
  const headerBytes = Object.entries(headers).reduce((sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text), 0);
  return Buffer.byteLength(key) + headerBytes + value.byteLength;
}

export function lastOf(messages: readonly KafkaMessage[]): KafkaMessage {
  const last = messages[messages.length - 1];
  if (last === undefined) throw new Error('A batch is never empty.');
  return last;
}
