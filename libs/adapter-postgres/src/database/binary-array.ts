import { writeInstant } from './instants';
import { toStorableJson, toStorableText } from './storable-text';

/**
 * Parameters for UNNEST in PostgreSQL's binary array format. The text format would have every quote of every JSON
 * document escaped here and unescaped there; this one is a copy on both sides. Format: `array_recv` in the server's
 * source: dimensions, null flag, element type, length, lower bound, then each element with its length in front.
 */
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;
/** Type numbers of pg_type; fixed for all versions of PostgreSQL. */
const OID = { bool: 16, bytea: 17, int8: 20, int4: 23, text: 25, float8: 701, timestamptz: 1184, uuid: 2950, jsonb: 3802 } as const;
const JSONB_VERSION = '\u0001';
const UUID_BYTES = 16;

export function textArray(values: readonly (string | null)[]): Buffer {
  return variableArray(OID.text, values.map((value) => (value === null ? null : toStorableText(value))));
}
export function jsonbArray(values: readonly unknown[]): Buffer {
  return variableArray(OID.jsonb, values.map((value) => JSONB_VERSION + toStorableJson(value)));
}
export function byteaArray(values: readonly Uint8Array[]): Buffer {
  return variableArray(OID.bytea, values);
}
export function integerArray(values: readonly number[]): Buffer {
  return fixedArray(OID.int4, 4, values, (buffer, at, value) => buffer.writeInt32BE(value, at));
}
export function bigintArray(values: readonly bigint[]): Buffer {
  return fixedArray(OID.int8, 8, values, (buffer, at, value) => buffer.writeBigInt64BE(value, at));
}
export function booleanArray(values: readonly boolean[]): Buffer {
  return fixedArray(OID.bool, 1, values, (buffer, at, value) => buffer.writeUInt8(value ? 1 : 0, at));
}
/** Event ids: 32 hexadecimal digits. Throws RangeError on anything else. */
export function uuidArray(values: readonly string[]): Buffer {
  return fixedArray(OID.uuid, UUID_BYTES, values, (buffer, at, value) => {
    if (value.length !== 2 * UUID_BYTES || buffer.write(value, at, 'hex') !== UUID_BYTES) throw new RangeError('An event id must be 32 hexadecimal digits.');
  });
}
/** Instants in UTC ms. */
export function instantArray(values: readonly (number | null)[]): Buffer {
  return fixedArray(OID.timestamptz, 8, values, writeInstant);
}

function fixedArray<T>(oid: number, size: number, values: readonly (T | null)[], write: (buffer: Buffer, at: number, value: T) => unknown): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + values.length * (LENGTH_BYTES + size));
  let at = writeHeader(buffer, oid, values);
  for (const value of values) {
    at = buffer.writeInt32BE(value === null ? NULL_LENGTH : size, at);
    if (value === null) continue;
    write(buffer, at, value);
    at += size;
  }
  return buffer.subarray(0, at);
}

function variableArray(oid: number, values: readonly (string | Uint8Array | null)[]): Buffer {
  let bytes = HEADER_BYTES;
  const sizes = values.map((value) => {
    const size = value === null ? NULL_LENGTH : typeof value === 'string' ? Buffer.byteLength(value) : value.byteLength;
    bytes += LENGTH_BYTES + Math.max(size, 0);
    return size;
  });
  const buffer = Buffer.allocUnsafe(bytes);
  let at = writeHeader(buffer, oid, values);
  values.forEach((value, index) => {
    const size = sizes[index] as number;
    at = buffer.writeInt32BE(size, at);
    if (value === null) return;
    if (typeof value === 'string') buffer.write(value, at);
    else buffer.set(value, at);
    at += size;
  });
  return buffer.subarray(0, at);
}

function writeHeader(buffer: Buffer, oid: number, values: readonly unknown[]): number {
  // An array without elements has no dimension.
  if (values.length === 0) {
    buffer.writeInt32BE(0, 0);
    buffer.writeInt32BE(0, 4);
    return buffer.writeInt32BE(oid, 8);
  }
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(values.includes(null) ? 1 : 0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(values.length, 12);
  return buffer.writeInt32BE(1, 16);
}
