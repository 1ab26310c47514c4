import type { DeadLetterRow } from '@wardcast/application';
import type { Pool } from 'pg';
import { toTimestamp } from '../database/instants';

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
}
const COLUMNS = `dead_letter_id::text as id, topic, part as partition, off as "offset", to_ms(at) as at, reason, place as "where", detail, to_ms(replayed_at) as "replayedAt"`;
const LARGEST_ID = 2n ** 63n - 1n;

/** Newest first. */
export async function readDeadLetters(pool: Pool, limit: number): Promise<readonly DeadLetterRow[]> {
  const { rows } = await pool.query<LetterColumns>(`select ${COLUMNS} from dead_letter order by dead_letter_id desc limit $1`, [limit]);
  return rows.map((row) => ({ ...row, offset: BigInt(row.offset) }));
}

export async function readDeadLetterOriginal(pool: Pool, id: string): Promise<DeadLetterOriginal | null> {
  if (!isLetterId(id)) return null;
  const { rows } = await pool.query<OriginalColumns>(`select ${COLUMNS}, message_key as key, headers, original from dead_letter where dead_letter_id = $1`, [id]);
  const found = rows[0];
  if (found === undefined) return null;
  const { key, headers, original, ...row } = found;
  return { row: { ...row, offset: BigInt(row.offset) }, key, headers, value: new Uint8Array(original) };
}

export async function markReplayed(pool: Pool, id: string, at: number): Promise<void> {
  if (isLetterId(id)) await pool.query('update dead_letter set replayed_at = $2 where dead_letter_id = $1', [id, toTimestamp(at)]);
}

/** Ids come from outside: whatever is none names no letter. */
function isLetterId(id: string): boolean {
  return /^\d{1,19}$/.test(id) && BigInt(id) <= LARGEST_ID;
}
