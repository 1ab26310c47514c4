import { EVENT_FAMILIES } from '../generated/event-data';
import type { EventMode, EventType } from './hospital-event';

/** Version of the schemas that this build produces. */
export const SCHEMA_VERSION = '1.0.0';
/** No event comes near this; a larger one is a mistake or an attack, and is refused before it is decoded. */
export const MAX_EVENT_BYTES = 64 * 1024;
/** A clock may be this much ahead of ours before its time is no longer used for order (interop 2.6). */
export const MAX_CLOCK_SKEW_MS = 5 * 60_000;
/** A live feed that reports something older has lost its clock or its mind (interop 2.6, `stale`). */
export const MAX_LIVE_AGE_MS = 30 * 86_400_000;

/**
 * A receipt may be this much ahead of the hospital's own clock. The newest time moves the border of what is too late: a third of the
 * allowed lateness leaves room for everything that comes in time, more would shut out a hospital's own events.
 */
export const MAX_RECEIPT_AHEAD_MS = 24 * 3_600_000;

export const MODES: readonly EventMode[] = ['live', 'backfill', 'correction', 'replay'];

/** All event types, in the order of the schemas. */
export const EVENT_TYPES = Object.keys(EVENT_FAMILIES) as EventType[];

const TYPE_OF_CE = new Map(EVENT_TYPES.map((type) => [`org.wardcast.${EVENT_FAMILIES[type]}.${type}.v1`, type]));
const CE_OF_TYPE = new Map([...TYPE_OF_CE].map(([ce, type]) => [type, ce]));

/** The event type that a `ce_type` names, or undefined. */
export function eventTypeOf(ceType: string): EventType | undefined {
  return TYPE_OF_CE.get(ceType);
}
export function ceTypeOf(type: EventType): string {
  return CE_OF_TYPE.get(type)!;
}
export function dataSchemaOf(type: EventType): string {
  return `https://schemas.wardcast.example/${EVENT_FAMILIES[type]}/${type}/${SCHEMA_VERSION}.json`;
}
/** `/feeds/{feedId}` -> feedId, or null. */
export function feedIdOf(source: string): string | null {
  return /^\/feeds\/([A-Za-z0-9_.-]{1,40})$/.exec(source)?.[1] ?? null;
}
