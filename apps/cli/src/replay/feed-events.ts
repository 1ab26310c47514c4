import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_TOPIC, IngestConsumer, SYSTEM_ACTOR } from '@wardcast/application';
import type { EventBus, IngestStore } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import type { Facility, HospitalEvent } from '@wardcast/domain';

const CHUNK_EVENTS = 1_000;
const HOUR_MS = 3_600_000;
const POLL_MS = 50;

/** Publishes events in order and waits until the store holds all of them. A last heartbeat lets the final hours close. */
export async function feedEvents(stores: { readonly bus: EventBus; readonly ingestStore: IngestStore }, facility: Facility, events: readonly HospitalEvent[]): Promise<void> {
  const last = events[events.length - 1];
  if (!last) return;
  let ingested = 0;
  const consumer = new IngestConsumer({
    actor: SYSTEM_ACTOR,
    bus: stores.bus,
    store: stores.ingestStore,
    clock: { now: () => last.receivedAt, speed: 1 },
    group: 'replay',
    facilities: [facility],
    onIngested: (_, run) => {
      ingested += run.change.applied.length + run.change.duplicateIds.length;
    },
  });
  const consumption = await consumer.start();
  let failure: unknown = null;
  consumption.done.catch((error: unknown) => {
    failure = error;
  });
  for (let at = 0; at < events.length; at += CHUNK_EVENTS) await stores.bus.append(EVENT_TOPIC, events.slice(at, at + CHUNK_EVENTS).map(toRawMessage));
  await stores.bus.append(EVENT_TOPIC, [toRawMessage(closingHeartbeat(facility, last))]);
  while (failure === null && (ingested < events.length || [...(await consumption.lag()).values()].some((lag) => lag > 0n))) await sleep(POLL_MS);
  await consumer.close();
  if (failure !== null) throw failure;
}

function closingHeartbeat(facility: Facility, last: HospitalEvent): HospitalEvent {
  const at = last.receivedAt + 2 * HOUR_MS;
  return { eventId: '0'.repeat(32), type: 'Heartbeat', family: 'feed', facilityId: facility.facilityId, feedId: last.feedId, occurredAt: at, recordedAt: at, receivedAt: at, mode: 'replay', data: { feedId: last.feedId, sequence: 1 } };
}
