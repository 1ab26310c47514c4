import type { EventDataByType, EventFamily } from '../generated/event-data';

/** The families share one envelope and one total order per facility. */
export type { EventFamily };

/** How an event came to us. `replay` and `backfill` carry their own clock: dates in another century are legal there. */
export type EventMode = 'live' | 'backfill' | 'correction' | 'replay';

export type EventType = keyof EventDataByType;

/**
 * One validated fact about a hospital. All instants are UTC milliseconds.
 * `eventId` is deterministic (32 hex): the same message sent again has the same id.
 */
export interface HospitalEventOf<T extends EventType> {
  readonly eventId: string;
  readonly type: T;
  readonly family: EventFamily;
  readonly facilityId: string;
  readonly feedId: string;
  /** When it happened in the hospital. */
  readonly occurredAt: number;
  /** When the sending system wrote it down. */
  readonly recordedAt: number;
  /** When we received it. Training and "as of" views read nothing received later. */
  readonly receivedAt: number;
  readonly mode: EventMode;
  readonly data: EventDataByType[T];
}

/** Discriminated by `type`, so that a switch on it narrows `data`. */
export type HospitalEvent = { [T in EventType]: HospitalEventOf<T> }[EventType];

/** A message as a bus carries it: CloudEvents binary mode, context attributes as `ce_*` headers. */
export interface RawMessage {
  /** Partition key: the facility id. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

export type RejectReason =
  | 'not_json'
  | 'missing_header'
  | 'unknown_type'
  | 'schema_invalid'
  | 'facility_mismatch'
  | 'bad_time'
  | 'too_large'
  | 'unknown_facility'
  /** Another content had come under the same event id before. */
  | 'content_conflict';

/** A message that can never become an event. It keeps its original, and says where and why. */
export interface RejectedEvent {
  readonly kind: 'rejected';
  readonly reason: RejectReason;
  /** JSON pointer into the data, or `header:ce_time`. */
  readonly where: string;
  /** One sentence for a person; never contains a payload value. */
  readonly detail: string;
  readonly raw: RawMessage;
}
