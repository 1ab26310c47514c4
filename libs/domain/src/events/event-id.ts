import { hexOf, sha256 } from './sha-256';

const encoder = new TextEncoder();
/** Unit separator: no identifier contains it, so that ("ab", "c") and ("a", "bc") differ. */
const SEPARATOR = '\u001f';
const KEY_BYTES = 16;

/** 32 hex digits, the first 128 bits of SHA-256 over the parts. For ids and keys of our own; not a keyed hash. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return hexOf(sha256(encoder.encode(parts.join(SEPARATOR))).subarray(0, KEY_BYTES));
}

/** Where an event comes from: enough to give a message sent again the same id. */
export interface EventOrigin {
  readonly feedId: string;
  /** Identity of the source message within its feed. */
  readonly messageKey: string;
  readonly type: string;
  /** Place among the events that one message gave. */
  readonly index: number;
}

/** Deterministic event id, 32 hex: a re-import or a re-send gives the same one (interop 12.1). */
export function eventIdOf(origin: EventOrigin): string {
  return keyOf(origin.feedId, origin.messageKey, origin.type, origin.index);
}

function canonicalText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  fields.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalText(inner)}`).join(',')}}`;
}

/** SHA-256 (64 hex) of the canonical JSON of a value: keys sorted, no spaces, absent fields left out. */
export function contentHashOf(value: unknown): string {
  return hexOf(sha256(encoder.encode(canonicalText(value))));
}
