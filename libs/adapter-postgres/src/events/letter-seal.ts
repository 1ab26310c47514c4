import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { LetterKeyMissing } from '@wardcast/application';
import type { RawMessage } from '@wardcast/domain';
import type { LetterKey, LetterKeys } from './letter-keys';

/** Where a letter lies in the log: part of what is authenticated, so that a sealed original cannot be moved to another row. */
export interface LetterPlace {
  readonly topic: string;
  readonly partition: number;
  readonly topicId: string;
  readonly offset: bigint;
}
export interface SealedLetter {
  readonly keyId: string;
  readonly bytes: Buffer;
}
const CIPHER = 'aes-256-gcm';
/** First byte of a sealed original: another layout gets another number. */
const LAYOUT = 1;
/** What GCM is defined for; random ones may meet after 2^32 letters under one key, far beyond any dead letter box. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

/**
 * Seals the whole original (key, headers and value) with AES-256-GCM. Bytes: layout, nonce, ciphertext, tag.
 * Plain text: length of the JSON of key and headers in four bytes, that JSON, the value.
 */
export function sealLetter(key: LetterKey, place: LetterPlace, raw: RawMessage): SealedLetter {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.secret, nonce).setAAD(placeBytes(place));
  const envelope = Buffer.from(JSON.stringify([raw.key, raw.headers]), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(envelope.length);
  const sealed = Buffer.concat([cipher.update(length), cipher.update(envelope), cipher.update(raw.value), cipher.final()]);
  return { keyId: key.id, bytes: Buffer.concat([Buffer.of(LAYOUT), nonce, sealed, cipher.getAuthTag()]) };
}

/** The original again. Throws LetterKeyMissing when none of the keys has that id, Error when the bytes were damaged. */
export function openLetter(keys: LetterKeys | null, place: LetterPlace, sealed: SealedLetter): RawMessage {
  const key = keys?.find(({ id }) => id === sealed.keyId);
  if (key === undefined) throw new LetterKeyMissing(sealed.keyId);
  const { bytes } = sealed;
  if (bytes[0] !== LAYOUT || bytes.length < HEADER_BYTES + TAG_BYTES) throw damaged();
  const decipher = createDecipheriv(CIPHER, key.secret, bytes.subarray(1, HEADER_BYTES)).setAAD(placeBytes(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = decipher.update(bytes.subarray(HEADER_BYTES, -TAG_BYTES));
  try {
    decipher.final();
  } catch (cause) {
    throw damaged(cause);
  }
  const valueAt = 4 + plain.readUInt32BE(0);
  const [messageKey, headers] = JSON.parse(plain.toString('utf8', 4, valueAt)) as [string, Record<string, string>];
  return { key: messageKey, headers, value: new Uint8Array(plain.subarray(valueAt)) };
}

function placeBytes(place: LetterPlace): Buffer {
  return Buffer.from(JSON.stringify([place.topic, place.partition, place.topicId, String(place.offset)]), 'utf8');
}

function damaged(cause?: unknown): Error {
  return new Error('The sealed original was altered since it was stored: it does not open with the key that sealed it.', { cause });
}
