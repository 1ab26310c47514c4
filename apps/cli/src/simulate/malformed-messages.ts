import { toRawMessage } from '@wardcast/domain';
import type { HospitalEvent, RawMessage } from '@wardcast/domain';

type MakeMessage = (facilityId: string, at: number) => RawMessage;

const ENCODER = new TextEncoder();
/** Larger than any event is allowed to be. */
const HUGE_BYTES = 2_000_000;

/** A sound message to break: an admission to a ward. */
function sound(facilityId: string, at: number): RawMessage {
  const eventId = at.toString(16).padStart(32, '0');
  const data = { visitKey: 'f'.repeat(32), trigger: 'A01', location: { unitId: 'acute-medicine' } };
  return toRawMessage({ eventId, type: 'PatientAdmitted', family: 'adt', facilityId, feedId: 'adt', occurredAt: at, recordedAt: at, receivedAt: at, mode: 'live', data } as HospitalEvent);
}

function withHeader(raw: RawMessage, name: string, value: string | null): RawMessage {
  const headers = Object.fromEntries(Object.entries(raw.headers).filter(([key]) => key !== name));
  return { ...raw, headers: value === null ? headers : { ...headers, [name]: value } };
}

function withData(raw: RawMessage, change: (data: Record<string, unknown>) => unknown): RawMessage {
  const data = JSON.parse(new TextDecoder().decode(raw.value)) as Record<string, unknown>;
  return { ...raw, value: ENCODER.encode(JSON.stringify(change(data))) };
}

/** Ten kinds of broken messages, one each. */
export const MALFORMED_MESSAGES: readonly MakeMessage[] = [
  (facility, at) => ({ ...sound(facility, at), value: ENCODER.encode('MSH|^~\\&|this is not JSON') }),
  (facility, at) => ({ ...sound(facility, at), value: new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]) }),
  (facility, at) => withHeader(sound(facility, at), 'ce_type', null),
  (facility, at) => withHeader(sound(facility, at), 'ce_type', 'org.wardcast.adt.PatientVanished.v1'),
  (facility, at) => withHeader(sound(facility, at), 'ce_time', 'yesterday at noon'),
  (facility, at) => withData(sound(facility, at), ({ visitKey: _, ...rest }) => rest),
  (facility, at) => withData(sound(facility, at), (data) => ({ ...data, visitKey: 12 })),
  (facility, at) => withData(sound(facility, at), () => ['a', 'list']),
  (facility, at) => ({ ...sound(facility, at), key: 'another-hospital' }),
  (facility, at) => withData(sound(facility, at), (data) => ({ ...data, note: 'x'.repeat(HUGE_BYTES) })),
];
