import { shapes, writers, type Shape } from '../generated/event-codecs';
import { crossFieldFault } from './cross-field-fault';
import { ceTypeOf, dataSchemaOf, SCHEMA_VERSION } from './envelope';
import type { HospitalEvent, RawMessage } from './hospital-event';
import { writeInstant } from './instant';
import { dataFault } from './validate-data';

const encoder = new TextEncoder();

/** Pointer to the first field that the schema does not name, or null. */
function unknownField(shape: Shape, data: Readonly<Record<string, unknown>>, at: string): string | null {
  for (const [field, value] of Object.entries(data)) {
    const inner = shape[field];
    if (inner === undefined) return `${at}/${field}`;
    if (inner === null || value === null || typeof value !== 'object') continue;
    for (const part of Array.isArray(value) ? value : [value]) {
      const found = unknownField(inner, part as Readonly<Record<string, unknown>>, `${at}/${field}`);
      if (found !== null) return found;
    }
  }
  return null;
}

/** What the event is about; never a raw identifier. */
function subjectOf(event: HospitalEvent): string {
  const data = event.data as unknown as Readonly<Record<string, string | undefined>>;
  if (data['visitKey'] !== undefined) return `visit/${data['visitKey']}`;
  if (data['bedId'] !== undefined) return `bed/${data['bedId']}`;
  if (data['unitId'] !== undefined) return `unit/${data['unitId']}`;
  return `facility/${event.facilityId}`;
}

function headersOf(event: HospitalEvent): Readonly<Record<string, string>> {
  return {
    ce_specversion: '1.0',
    ce_id: event.eventId,
    ce_source: `/feeds/${event.feedId}`,
    ce_type: ceTypeOf(event.type),
    ce_subject: subjectOf(event),
    ce_time: writeInstant(event.occurredAt),
    'content-type': 'application/json',
    ce_dataschema: dataSchemaOf(event.type),
    ce_partitionkey: event.facilityId,
    ce_recordedtime: writeInstant(event.recordedAt),
    ce_receivedtime: writeInstant(event.receivedAt),
    ce_mode: event.mode,
  };
}

/**
 * The wire form of an event; parseEvent gives the same event back. A producer is strict: throws TypeError,
 * with the pointer and without the value, when a field is not in the schema or breaks it.
 */
export function toRawMessage(event: HospitalEvent): RawMessage {
  const stranger = unknownField(shapes[event.type]!, event.data as unknown as Readonly<Record<string, unknown>>, '');
  if (stranger !== null) throw new TypeError(`${event.type}: ${stranger} is not a field of the schema.`);
  const wire = { schemaVersion: SCHEMA_VERSION, eventId: event.eventId, ...writers[event.type]!(event.data, '') };
  const fault = dataFault(event.type, wire) ?? crossFieldFault(event.data);
  if (fault !== null) throw new TypeError(`${event.type}: ${fault.where}: ${fault.detail}`);
  return { key: event.facilityId, headers: headersOf(event), value: encoder.encode(JSON.stringify(wire)) };
}
