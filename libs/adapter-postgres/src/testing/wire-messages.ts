/** In no transaction, in one, in one that failed. */
export type TransactionStatus = 'I' | 'T' | 'E';

const READY_BYTES = 6;
/** A piece of a COPY; rows may lie across two. */
const PIECE_BYTES = 64 * 1024;

/** PostgreSQL's message format: one letter, the length with itself, the content. */
function message(letter: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`, 'utf8');
/** Text, of columns that nobody asks about. */
const COPY_FORMAT = Buffer.from([0, 0, 0]);

export const query = (sql: string): Buffer => message('Q', text(sql));
export const copyInResponse = (): Buffer => message('G', COPY_FORMAT);
export const copyOutResponse = (): Buffer => message('H', COPY_FORMAT);
export const copyDone = (): Buffer => message('c', Buffer.alloc(0));
export const commandComplete = (tag: string): Buffer => message('C', text(tag));
export const readyForQuery = (status: TransactionStatus): Buffer => message('Z', Buffer.from(status));

export function copyData(bytes: Uint8Array): readonly Buffer[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.ceil(all.length / PIECE_BYTES) }, (_, index) => message('d', all.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES)));
}

export function errorResponse(refusal: { readonly code: string; readonly message: string }): Buffer {
  const fields = { S: 'ERROR', V: 'ERROR', C: refusal.code, M: refusal.message };
  return message('E', Buffer.concat([...Object.entries(fields).map(([letter, value]) => text(letter + value)), Buffer.from([0])]));
}

/** As the last message of an answer says; null when that is another one. */
export function transactionStatus(answer: Uint8Array): TransactionStatus | null {
  const end = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength).subarray(-READY_BYTES);
  return end.length === READY_BYTES && end.toString('latin1', 0, 5) === 'Z\0\0\0\x05' ? (String.fromCharCode(end[5]!) as TransactionStatus) : null;
}
