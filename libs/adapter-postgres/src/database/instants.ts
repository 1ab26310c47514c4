/** Milliseconds from 1970 to 2000, where PostgreSQL's timestamps begin. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const TWO_TO_32 = 2 ** 32;

/** Writes UTC ms as the server's own representation, microseconds since 2000 in 64 bits. Whole milliseconds map exactly. */
export function writeInstant(buffer: Buffer, at: number, instant: number): void {
  const milliseconds = Math.round(instant) - POSTGRES_EPOCH_MS;
  const microseconds = milliseconds * 1000;
  if (Number.isSafeInteger(microseconds)) {
    // Two halves: an order faster than a big integer, and there are five instants to an event.
    buffer.writeInt32BE(Math.floor(microseconds / TWO_TO_32), at);
    buffer.writeUInt32BE(microseconds >>> 0, at + 4);
    return;
  }
  buffer.writeBigInt64BE(BigInt(milliseconds) * 1000n, at);
}

/** One instant as a text parameter for a `timestamptz` cast; the server reads ISO 8601 exactly. */
export function toTimestamp(instant: number): string {
  const date = new Date(Math.round(instant));
  const year = date.getUTCFullYear();
  // Extended years (+012345-...) are not read by the server; nothing of ours lies outside 0-9999.
  if (year < 0 || year > 9999) throw new RangeError('An instant lies outside the years 0 to 9999.');
  return date.toISOString();
}
