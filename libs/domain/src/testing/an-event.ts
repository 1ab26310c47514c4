import { eventIdOf } from '../events/event-id';
import type { EventMode, EventType, HospitalEvent, HospitalEventOf } from '../events/hospital-event';
import { EVENT_FAMILIES, type EventDataByType } from '../generated/event-data';
import { SAMPLE_DATA, SAMPLE_START } from './sample-data';

export { SAMPLE_START } from './sample-data';

export interface EventOptions {
  /** ms; SAMPLE_START by default. */
  readonly at?: number;
  readonly recordedAt?: number;
  readonly receivedAt?: number;
  readonly mode?: EventMode;
  readonly facilityId?: string;
  /** Names the message: the same name gives the same event id. By default made from type, time and data. */
  readonly message?: string;
}

/**
 * A valid event of a type at a time: sample data with the given fields replaced. Recorded at once, received a second later.
 */
export function anEvent<T extends EventType>(type: T, data: Partial<EventDataByType[T]> = {}, options: EventOptions = {}): HospitalEvent {
  const occurredAt = options.at ?? SAMPLE_START;
  const whole = { ...SAMPLE_DATA[type], ...data };
  const messageKey = options.message ?? `${occurredAt} ${JSON.stringify(whole)}`;
  const event: HospitalEventOf<T> = {
    eventId: eventIdOf({ feedId: 'test', messageKey, type, index: 0 }),
    type,
    family: EVENT_FAMILIES[type],
    facilityId: options.facilityId ?? 'H1',
    feedId: 'test',
    occurredAt,
    recordedAt: options.recordedAt ?? occurredAt,
    receivedAt: options.receivedAt ?? occurredAt + 1000,
    mode: options.mode ?? 'live',
    data: whole as EventDataByType[T],
  };
  return event as unknown as HospitalEvent;
}
