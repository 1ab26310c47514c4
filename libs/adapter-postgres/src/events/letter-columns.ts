import { createHash } from 'node:crypto';
import type { BatchResult } from '@wardcast/application';
import { bigintArray, byteaArray, jsonbArray, textArray } from '../database/binary-array';
import type { LetterKey } from './letter-keys';
import { sealLetter } from './letter-seal';

/**
 * Rejected messages of a batch as columns of the commit statement. Sealed ones keep key and headers inside the sealed
 * original, since both come from outside and may say anything; without a key all is stored as received.
 */
export function toLetterColumns(batch: BatchResult, key: LetterKey | null) {
  const letters = batch.deadLetters.map(({ offset, rejected }) => ({ offset, rejected, ...toStored({ batch, offset, raw: rejected.raw }, key) }));
  return {
    dead_offset: bigintArray(letters.map((letter) => letter.offset)),
    dead_reason: textArray(letters.map(({ rejected }) => rejected.reason)),
    dead_place: textArray(letters.map(({ rejected }) => rejected.where)),
    dead_detail: textArray(letters.map(({ rejected }) => rejected.detail)),
    dead_sha: byteaArray(letters.map(({ rejected }) => createHash('sha256').update(rejected.raw.value).digest())),
    dead_key: textArray(letters.map((letter) => letter.messageKey)),
    dead_headers: jsonbArray(letters.map((letter) => letter.headers)),
    dead_original: byteaArray(letters.map((letter) => letter.original)),
    dead_sealed_with: textArray(letters.map((letter) => letter.sealedWith)),
  };
}

interface Letter {
  readonly batch: BatchResult;
  readonly offset: bigint;
  readonly raw: BatchResult['deadLetters'][number]['rejected']['raw'];
}

function toStored({ batch, offset, raw }: Letter, key: LetterKey | null) {
  if (key === null) return { messageKey: raw.key, headers: raw.headers, original: raw.value, sealedWith: null };
  const sealed = sealLetter(key, { ...batch.position, offset }, raw);
  return { messageKey: '', headers: {}, original: sealed.bytes, sealedWith: sealed.keyId };
}
