import type { BusRecord } from '@wardcast/application';
import type { RawMessage } from '@wardcast/domain';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';

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
    key: message.key?.toString('utf8') ?? '',
    headers: toText(message.headers ?? {}),
    value: message.value ?? new Uint8Array(0),
  };
}

function toText(headers: IHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, given]) => {
      const value = Array.isArray(given) ? given[given.length - 1] : given;
      return [name, value === undefined ? '' : Buffer.isBuffer(value) ? value.toString('utf8') : value];
    }),
  );
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
