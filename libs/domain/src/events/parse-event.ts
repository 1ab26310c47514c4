import { readers } from '../generated/event-codecs';
import { EVENT_FAMILIES } from '../generated/event-data';
import { crossFieldFault } from './cross-field-fault';
import { eventTypeOf, feedIdOf, MAX_EVENT_BYTES, MAX_LIVE_AGE_MS, MODES } from './envelope';
import type { EventMode, EventType, HospitalEvent, RawMessage, RejectedEvent, RejectReason } from './hospital-event';
import { BadInstant, parseInstant } from './instant';
import { dataFault } from './validate-data';

const decoder = new TextDecoder('utf-8', { fatal: true });
const EVENT_ID = /^[0-9a-f]{32}$/;

/** Carries a refusal out of the steps below; never leaves this file. */
class Refusal extends Error {
  constructor(
    readonly reason: RejectReason,
    readonly where: string,
    readonly detail: string,
  ) {
    super(detail);
  }
}

interface Envelope {
  readonly eventId: string;
  readonly type: EventType;
  readonly facilityId: string;
  readonly feedId: string;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly receivedAt: number;
  readonly mode: EventMode;
}

function header(raw: RawMessage, name: string): string {
  const value = raw.headers[name];
  if (typeof value !== 'string' || value === '') throw new Refusal('missing_header', `header:${name}`, 'A required header is missing.');
  return value;
}

function headerTime(raw: RawMessage, name: string): number {
  const at = parseInstant(header(raw, name));
  if (Number.isNaN(at)) throw new Refusal('bad_time', `header:${name}`, 'The header is not an RFC 3339 date-time with an offset.');
  return at;
}

function readMode(raw: RawMessage): EventMode {
  const mode = raw.headers['ce_mode'] ?? 'live';
  if (!MODES.includes(mode as EventMode)) throw new Refusal('schema_invalid', 'header:ce_mode', 'The mode is not live, backfill, correction or replay.');
  return mode as EventMode;
}

function readEnvelope(raw: RawMessage): Envelope {
  if (header(raw, 'ce_specversion') !== '1.0') throw new Refusal('schema_invalid', 'header:ce_specversion', 'Only CloudEvents 1.0 is read.');
  const type = eventTypeOf(header(raw, 'ce_type'));
  if (type === undefined) throw new Refusal('unknown_type', 'header:ce_type', 'No event of this type is known.');
  const eventId = header(raw, 'ce_id');
  if (!EVENT_ID.test(eventId)) throw new Refusal('schema_invalid', 'header:ce_id', 'The event id is not 32 lower-case hex digits.');
  const feedId = feedIdOf(header(raw, 'ce_source'));
  if (feedId === null) throw new Refusal('schema_invalid', 'header:ce_source', 'The source is not /feeds/{feedId}.');
  const facilityId = header(raw, 'ce_partitionkey');
  if (facilityId !== raw.key) throw new Refusal('facility_mismatch', 'header:ce_partitionkey', 'The partition key is not the key of the record.');
  const contentType = raw.headers['content-type'];
  if (contentType !== undefined && !contentType.startsWith('application/json')) throw new Refusal('not_json', 'header:content-type', 'The content type is not application/json.');
  const occurredAt = headerTime(raw, 'ce_time');
  const recordedAt = raw.headers['ce_recordedtime'] === undefined ? occurredAt : headerTime(raw, 'ce_recordedtime');
  return { eventId, type, facilityId, feedId, occurredAt, recordedAt, receivedAt: headerTime(raw, 'ce_receivedtime'), mode: readMode(raw) };
}

function readJson(value: Uint8Array): Readonly<Record<string, unknown>> {
  if (value.length > MAX_EVENT_BYTES) throw new Refusal('too_large', '', `The data is larger than ${MAX_EVENT_BYTES} bytes.`);
  let data: unknown;
  try {
    data = JSON.parse(decoder.decode(value));
  } catch {
    throw new Refusal('not_json', '', 'The data is not JSON in UTF-8.');
  }
  if (data === null || typeof data !== 'object' || Array.isArray(data)) throw new Refusal('not_json', '', 'The data is not a JSON object.');
  return data as Readonly<Record<string, unknown>>;
}

/** What the data repeats of the envelope must agree with it: otherwise nobody could say which of the two is true. */
function checkRepeated(wire: Readonly<Record<string, unknown>>, envelope: Envelope): void {
  if (wire['eventId'] !== undefined && wire['eventId'] !== envelope.eventId) throw new Refusal('schema_invalid', '/eventId', 'The id in the data is not that of the header.');
  if (wire['facilityId'] !== undefined && wire['facilityId'] !== envelope.facilityId) throw new Refusal('facility_mismatch', '/facilityId', 'The facility in the data is not that of the header.');
  for (const name of ['occurredAt', 'recordedAt', 'receivedAt'] as const) {
    if (wire[name] !== undefined && parseInstant(wire[name]) !== envelope[name]) throw new Refusal('bad_time', `/${name}`, 'The time in the data is not a date-time or not that of the header.');
  }
}

function parse(raw: RawMessage): HospitalEvent {
  const envelope = readEnvelope(raw);
  const wire = readJson(raw.value);
  const fault = dataFault(envelope.type, wire);
  if (fault !== null) throw new Refusal('schema_invalid', fault.where, fault.detail);
  checkRepeated(wire, envelope);
  const data = readers[envelope.type]!(wire, '');
  const contradiction = crossFieldFault(data);
  if (contradiction !== null) throw new Refusal('schema_invalid', contradiction.where, contradiction.detail);
  if (envelope.mode === 'live' && envelope.receivedAt - envelope.occurredAt > MAX_LIVE_AGE_MS) {
    throw new Refusal('bad_time', 'header:ce_time', 'A live event is older than 30 days (stale): send it as backfill or correction.');
  }
  const { eventId, type, ...times } = envelope;
  return { eventId, type, family: EVENT_FAMILIES[type], ...times, data } as HospitalEvent;
}

/**
 * Total: any message gives an event, or a refusal that keeps the original and says where and why.
 * Unknown fields are dropped, so that what is not in the schemas does not enter. Never throws.
 */
export function parseEvent(raw: RawMessage): HospitalEvent | RejectedEvent {
  try {
    return parse(raw);
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'rejected', reason: error.reason, where: error.where, detail: error.detail, raw };
    if (error instanceof BadInstant) return { kind: 'rejected', reason: 'bad_time', where: error.pointer, detail: 'The value is not an RFC 3339 date-time with an offset.', raw };
    throw error;
  }
}

export function isRejected(parsed: HospitalEvent | RejectedEvent): parsed is RejectedEvent {
  return 'kind' in parsed;
}
