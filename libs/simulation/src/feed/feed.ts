import type { EventDataByType, EventMode, EventType, HospitalEvent } from '@wardcast/domain';
import type { Agenda } from '../agenda/agenda';
import { TimeHeap } from '../agenda/time-heap';
import type { KeySource } from '../random/key-source';
import type { RandomStream } from '../random/random-stream';
import type { CaseRecord } from './case-record';
import { routeOf } from './event-routes';

/** What a feed adds to the way of one event: none in a clean one. */
export interface Detour {
  /** Typed in later than it happened (ms). */
  readonly recordingDelayMs: number;
  /** On the way for longer than usual (ms). */
  readonly deliveryDelayMs: number;
  /** Sent again this long after the first time (ms), or null. */
  readonly repeatAfterMs: number | null;
}
export interface DetourSource {
  detour(type: EventType): Detour | null;
}

export interface Delivery {
  readonly event: HospitalEvent;
  readonly record: CaseRecord | null;
  readonly isRepeat: boolean;
}

export interface FeedParts {
  readonly facilityId: string;
  readonly agenda: Agenda;
  readonly random: RandomStream;
  readonly eventKeys: KeySource;
}

/** Fastest and slowest ordinary way from the ward's keyboard to us (ms). */
export const SHORTEST_WAY_MS = 150;
const LONGEST_WAY_MS = 1_800;

const deliveryOrder = (a: Delivery, b: Delivery): number => (a.event.eventId < b.event.eventId ? -1 : a.event.eventId > b.event.eventId ? 1 : 0);

/** Writes down what happens, and holds each event until it is received. */
export class Feed {
  private readonly underWay = new TimeHeap<Delivery>(deliveryOrder);
  private detours: DetourSource | null = null;

  constructor(private readonly parts: FeedParts) {}

  /** From now on events take the detours of a real feed. */
  disturb(detours: DetourSource): void {
    this.detours = detours;
  }

  /** Writes down an event that happens now. Returns its id. */
  record<T extends EventType>(type: T, data: EventDataByType[T], record: CaseRecord | null): string {
    const eventId = this.parts.eventKeys.next();
    const way = Math.floor(this.parts.random.between(SHORTEST_WAY_MS, LONGEST_WAY_MS));
    const detour = this.detours === null ? null : this.detours.detour(type);
    this.send({ type, data, record, eventId, wayMs: way, detour });
    return eventId;
  }

  /** Writes down something that did not happen, under a key and a way of the caller's own. */
  recordMistake<T extends EventType>(type: T, data: EventDataByType[T], way: { readonly record: CaseRecord; readonly eventId: string; readonly wayMs: number }): void {
    this.send({ type, data, record: way.record, eventId: way.eventId, wayMs: way.wayMs, detour: null });
  }

  /** Puts an event that exists already on its way again. */
  resend(event: HospitalEvent, record: CaseRecord | null): void {
    this.underWay.push(event.receivedAt, { event, record, isRepeat: false });
  }

  /** Hands over all events received before `to` (exclusive), by receipt and then by id. */
  deliverUntil(to: number, receive: (delivery: Delivery) => void): void {
    while (this.underWay.nextTime() < to) receive(this.underWay.pop());
  }

  private send<T extends EventType>(draft: { type: T; data: EventDataByType[T]; record: CaseRecord | null; eventId: string; wayMs: number; detour: Detour | null }): void {
    const occurredAt = this.parts.agenda.now;
    const { detour, record } = draft;
    const recordedAt = occurredAt + (detour?.recordingDelayMs ?? 0);
    const receivedAt = recordedAt + draft.wayMs + (detour?.deliveryDelayMs ?? 0);
    const route = routeOf(draft.type);
    const mode: EventMode = 'live';
    const event = { eventId: draft.eventId, type: draft.type, family: route.family, facilityId: this.parts.facilityId, feedId: route.feedId, occurredAt, recordedAt, receivedAt, mode, data: draft.data } as HospitalEvent;
    this.underWay.push(receivedAt, { event, record, isRepeat: false });
    const repeat = detour?.repeatAfterMs ?? null;
    if (repeat !== null) {
      const again = { ...event, receivedAt: receivedAt + repeat } as HospitalEvent;
      this.underWay.push(again.receivedAt, { event: again, record, isRepeat: true });
    }
  }
}
