import type { StoredEvent } from '@wardcast/application';
import type { EventFamily, EventMode, EventType, HospitalEvent } from '@wardcast/domain';

/** The columns of EventRow, in its order. */
export const EVENT_COLUMNS = `store_sequence, replace(event_id::text, '-', ''), type, family, feed_id, to_ms(occurred_at), to_ms(recorded_at), to_ms(received_at), mode, data`;

export type EventRow = readonly [
  storeSequence: string,
  eventId: string,
  type: EventType,
  family: EventFamily,
  feedId: string,
  occurredAt: number,
  recordedAt: number,
  receivedAt: number,
  mode: EventMode,
  data: unknown,
];

/** The event as it was applied: what went in through validation comes out unchecked. */
export function toStoredEvent(row: EventRow, facilityId: string): StoredEvent {
  const [storeSequence, eventId, type, family, feedId, occurredAt, recordedAt, receivedAt, mode, data] = row;
  const event = { eventId, type, family, facilityId, feedId, occurredAt, recordedAt, receivedAt, mode, data } as HospitalEvent;
  return { storeSequence: BigInt(storeSequence), event };
}
