import type { HospitalEvent } from '@wardcast/domain';
import type { ConnectRival, IngestRivals } from '@wardcast/runtime';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 5;
const text = (field: string, name?: string) => ({ field, type: 'string', optional: false, ...(name === undefined ? {} : { name, version: 1 }) });
const instant = (field: string) => text(field, 'io.debezium.time.ZonedTimestamp');

/** The columns of the event table in the words of Connect's JSON with schemas. */
const SCHEMA = {
  type: 'struct',
  name: 'wardcast.event',
  optional: false,
  fields: [
    text('facility_id'),
    text('event_id', 'io.debezium.data.Uuid'),
    text('stream'),
    text('type'),
    text('family'),
    instant('occurred_at'),
    instant('recorded_at'),
    instant('received_at'),
    text('mode'),
    text('feed_id'),
    text('data', 'io.debezium.data.Json'),
  ],
};
const SCHEMA_TEXT = JSON.stringify(SCHEMA);

/** One event as a message that such a sink can read: the same row that ours stores, with its schema. */
export function toConnectMessage(event: HospitalEvent): string {
  const at = (of: number): string => new Date(of).toISOString();
  const payload = {
    facility_id: event.facilityId,
    event_id: event.eventId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    stream: 'live',
    type: event.type,
    family: event.family,
    occurred_at: at(event.occurredAt),
    recorded_at: at(event.recordedAt),
    received_at: at(event.receivedAt),
    mode: event.mode,
    feed_id: event.feedId,
    data: JSON.stringify(event.data),
  };
  return `{"schema":${SCHEMA_TEXT},"payload":${JSON.stringify(payload)}}`;
}

/** Ms from the first of the round's rows to the last. What a sink takes to wake up is not held against it. */
export async function timeConnect(rival: ConnectRival, rivals: IngestRivals, events: readonly HospitalEvent[]): Promise<number> {
  await rival.pause();
  const before = await rivals.sunk();
  await rival.append(events.map(toConnectMessage));
  await rival.resume();
  while ((await rivals.sunk()) === before) await sleep(POLL_MS);
  const began = performance.now();
  const alreadyThere = (await rivals.sunk()) - before;
  while ((await rivals.sunk()) < before + events.length) await sleep(POLL_MS);
  return ((performance.now() - began) * events.length) / (events.length - alreadyThere);
}
