import type { DeadLetterRow } from '@wardcast/application';
import { toTimestamp } from '../database/instants';
import type { Queryable } from '../database/queryable';
import type { LetterKeys } from './letter-keys';
import { openLetter, sealLetter, type LetterPlace } from './letter-seal';

export interface DeadLetterOriginal {
  readonly row: DeadLetterRow;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}
type LetterColumns = Omit<DeadLetterRow, 'offset'> & { readonly offset: string };
interface OriginalColumns extends LetterColumns {
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly original: Buffer;
  readonly topicId: string;
  readonly sealedWith: string | null;
}
const COLUMNS = `dead_letter_id::text as id, topic, part as partition, off as "offset", to_ms(at) as at, reason, place as "where", detail, to_ms(replayed_at) as "replayedAt"`;
const ORIGINAL_COLUMNS = `message_key as key, headers, original, topic_id as "topicId", sealed_with as "sealedWith"`;
/** Originals may be megabytes each. */
const PAGE_LETTERS = 20;
const LARGEST_ID = 2n ** 63n - 1n;

/** Newest first. */
export async function readDeadLetters(pool: Queryable, limit: number): Promise<readonly DeadLetterRow[]> {
  const { rows } = await pool.query<LetterColumns>(`select ${COLUMNS} from dead_letter order by dead_letter_id desc limit $1`, [limit]);
  return rows.map(toRow);
}

/** The row's own columns, without the original's. */
function toRow({ id, topic, partition, offset, at, reason, where, detail, replayedAt }: LetterColumns): DeadLetterRow {
  return { id, topic, partition, offset: BigInt(offset), at, reason, where, detail, replayedAt };
}

/** Throws LetterKeyMissing when the original is sealed with a key that is not among these. */
export async function readDeadLetterOriginal(pool: Queryable, id: string, keys: LetterKeys | null): Promise<DeadLetterOriginal | null> {
  if (!isLetterId(id)) return null;
  const { rows } = await pool.query<OriginalColumns>(`select ${COLUMNS}, ${ORIGINAL_COLUMNS} from dead_letter where dead_letter_id = $1`, [id]);
  const found = rows[0];
  if (found === undefined) return null;
  const { key, headers, original, sealedWith } = found;
  const row = toRow(found);
  if (sealedWith === null) return { row, key, headers, value: new Uint8Array(original) };
  return { row, ...openLetter(keys, placeOf(found), { keyId: sealedWith, bytes: original }) };
}

/**
 * Seals what was stored before there was a key, a page at a time; returns how many. A letter is changed only as long as it is
 * unsealed, so several processes may do this at once, and being cut off loses nothing.
 */
export async function sealPlainLetters(pool: Queryable, keys: LetterKeys): Promise<number> {
  for (let sealed = 0, last = '0'; ; ) {
    const { rows } = await pool.query<OriginalColumns>(`select ${COLUMNS}, ${ORIGINAL_COLUMNS} from dead_letter where sealed_with is null and dead_letter_id > $1 order by dead_letter_id limit $2`, [last, PAGE_LETTERS]);
    if (rows.length === 0) return sealed;
    for (const row of rows) {
      const { keyId, bytes } = sealLetter(keys[0], placeOf(row), { key: row.key, headers: row.headers, value: row.original });
      const { rowCount } = await pool.query(`update dead_letter set original = $2, sealed_with = $3, message_key = '', headers = '{}' where dead_letter_id = $1 and sealed_with is null`, [row.id, bytes, keyId]);
      sealed += rowCount ?? 0;
      last = row.id;
    }
  }
}

function placeOf(row: OriginalColumns): LetterPlace {
  return { topic: row.topic, partition: row.partition, topicId: row.topicId, offset: BigInt(row.offset) };
}

export async function markReplayed(pool: Queryable, id: string, at: number): Promise<void> {
  if (isLetterId(id)) await pool.query('update dead_letter set replayed_at = $2 where dead_letter_id = $1', [id, toTimestamp(at)]);
}

/** Ids come from outside: whatever is none names no letter. */
function isLetterId(id: string): boolean {
  return /^\d{1,19}$/.test(id) && BigInt(id) <= LARGEST_ID;
}
