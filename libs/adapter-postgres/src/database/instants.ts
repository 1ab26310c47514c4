/** Milliseconds from 1970 to 2000, where PostgreSQL's timestamps begin. */
const POSTGRES_EPOCH_MS = 946_684_800_000n;

/** UTC ms -> microseconds since 2000, the server's own representation. Whole milliseconds map exactly. */
export function toMicroseconds(instant: number): bigint {
  return (BigInt(Math.round(instant)) - POSTGRES_EPOCH_MS) * 1000n;
}

/** One instant as a text parameter for a `timestamptz` cast; the server reads ISO 8601 exactly. */
export function toTimestamp(instant: number): string {
  const date = new Date(Math.round(instant));
  const year = date.getUTCFullYear();
  // Extended years (+012345-...) are not read by the server; nothing of ours lies outside 0-9999.
  if (year < 0 || year > 9999) throw new RangeError('An instant lies outside the years 0 to 9999.');
  return date.toISOString();
}
