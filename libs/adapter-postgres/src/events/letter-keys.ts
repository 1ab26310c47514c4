import { createHash } from 'node:crypto';

/** A key for sealing rejected messages. Its id follows from it, so nobody has to name keys and a wrong one is noticed. */
export interface LetterKey {
  /** 16 hexadecimal digits; stored beside what the key sealed. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}
/** New letters are sealed with the first key; all of them open old ones. */
export type LetterKeys = readonly [LetterKey, ...LetterKey[]];

/** AES-256. */
export const LETTER_KEY_BYTES = 32;
const ID_DIGITS = 16;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Keys separated by commas, spaces or lines, each 32 bytes as base64 or 64 hexadecimal digits; `#` begins a remark. Null when one is none, or there is none. */
export function parseLetterKeys(text: string): LetterKeys | null {
  const words = text.split(/\r?\n/).flatMap((line) => line.replace(/#.*$/, '').split(/[\s,]+/)).filter((word) => word !== '');
  const keys: LetterKey[] = [];
  for (const word of words) {
    if (!HEX.test(word) && !BASE64.test(word)) return null;
    keys.push(toLetterKey(Buffer.from(word, HEX.test(word) ? 'hex' : 'base64')));
  }
  const [first, ...others] = keys;
  return first === undefined ? null : [first, ...others];
}

export function toLetterKey(secret: Buffer): LetterKey {
  return { id: createHash('sha256').update('wardcast dead letter key\0').update(secret).digest('hex').slice(0, ID_DIGITS), secret };
}
