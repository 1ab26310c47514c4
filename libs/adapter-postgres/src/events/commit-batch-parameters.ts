import type { BatchResult } from '@wardcast/application';
import type { HospitalEvent } from '@wardcast/domain';
import { booleanArray, instantArray, integerArray, jsonbArray, textArray, uuidArray } from '../database/binary-array';
import { toTimestamp } from '../database/instants';
import type { CommitBatchParameters } from './commit-batch.sql';
import { toLetterColumns } from './letter-columns';
import type { LetterKey } from './letter-keys';

/**
 * One batch as the columns of the commit statement. Rows that would meet twice in one statement are reduced to the last
 * one first: PostgreSQL refuses to update a row twice. `commitToken` names this commit call; originals of rejected messages
 * are sealed with the key, where there is one.
 */
export function toCommitParameters(batch: BatchResult, commitToken: string, letterKey: LetterKey | null): CommitBatchParameters {
  return {
    topic: batch.position.topic,
    part: batch.position.partition,
    topic_id: batch.position.topicId,
    expected_offset: String(batch.expectedOffset),
    next_offset: String(batch.nextOffset),
    commit_token: commitToken,
    owner: batch.owner ?? null,
    facility_id: batch.facilityId,
    stream: batch.stream,
    committed_at: toTimestamp(batch.committedAt),
    notice: JSON.stringify({ facilityId: batch.facilityId, kind: noticeKind(batch) }),
    ...eventColumns(lastBy(batch.applied, (event) => event.eventId)),
    ...stayColumns(batch),
    ...hourColumns(batch),
    ...liveColumns(batch),
    ...parkedColumns(batch),
    ...toLetterColumns(batch, letterKey),
    ...feedColumns(batch),
  };
}

function noticeKind(batch: BatchResult): 'live' | 'heartbeat' {
  const nothingToShow = batch.live.length === 0 && batch.unitHours.length === 0;
  return nothingToShow && batch.heartbeats.size > 0 ? 'heartbeat' : 'live';
}

function lastBy<T>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  // The usual case, without a copy.
  if (new Set(rows.map(keyOf)).size === rows.length) return rows;
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

function eventColumns(events: readonly HospitalEvent[]) {
  return {
    event_id: uuidArray(events.map((event) => event.eventId)),
    event_type: textArray(events.map((event) => event.type)),
    event_family: textArray(events.map((event) => event.family)),
    event_occurred: instantArray(events.map((event) => event.occurredAt)),
    event_recorded: instantArray(events.map((event) => event.recordedAt)),
    event_received: instantArray(events.map((event) => event.receivedAt)),
    event_mode: textArray(events.map((event) => event.mode)),
    event_feed: textArray(events.map((event) => event.feedId)),
    event_data: jsonbArray(events.map((event) => event.data)),
  };
}

function stayColumns(batch: BatchResult) {
  const visits = lastBy(batch.visits, (visit) => visit.visitKey);
  const stays = visits.flatMap(({ visitKey, stays: list }) => list.map((stay, ordinal) => ({ ...stay, visitKey, ordinal })));
  return {
    stay_visit: textArray(stays.map((stay) => stay.visitKey)),
    stay_ordinal: integerArray(stays.map((stay) => stay.ordinal)),
    stay_unit: textArray(stays.map((stay) => stay.unitId)),
    stay_bed: textArray(stays.map((stay) => stay.bedId)),
    stay_from: instantArray(stays.map((stay) => stay.from)),
    stay_to: instantArray(stays.map((stay) => stay.to)),
    stay_leave: booleanArray(stays.map((stay) => stay.onLeave)),
    stay_definite: instantArray(stays.map((stay) => stay.definiteOutAt)),
    visit_key: textArray(visits.map((visit) => visit.visitKey)),
    visit_stays: integerArray(visits.map((visit) => visit.stays.length)),
  };
}

function hourColumns(batch: BatchResult) {
  const hours = lastBy(batch.unitHours, (hour) => `${hour.hour} ${hour.availableAt} ${hour.unitId}`);
  return {
    hour_unit: textArray(hours.map((hour) => hour.unitId)),
    hour_at: instantArray(hours.map((hour) => hour.hour)),
    hour_available: instantArray(hours.map((hour) => hour.availableAt)),
    hour_census: integerArray(hours.map((hour) => hour.census)),
    hour_arrivals: integerArray(hours.map((hour) => hour.arrivals)),
    hour_departures: integerArray(hours.map((hour) => hour.departures)),
    hour_staffed: integerArray(hours.map((hour) => hour.staffed)),
  };
}

function liveColumns(batch: BatchResult) {
  const live = lastBy(batch.live, (row) => row.unitId);
  const changed = new Set([...live.map((row) => row.unitId), ...batch.unitHours.map((hour) => hour.unitId)]);
  return {
    live_unit: textArray(live.map((row) => row.unitId)),
    live_row: jsonbArray(live),
    changed_unit: textArray([...changed]),
  };
}

/** An event parked and released within one batch is released: its content is in the state. */
function parkedColumns(batch: BatchResult) {
  const released = new Set(batch.released);
  const parked = lastBy(batch.parked, (event) => event.eventId).filter((event) => !released.has(event.eventId));
  return {
    parked_id: uuidArray(parked.map((event) => event.eventId)),
    parked_type: textArray(parked.map((event) => event.type)),
    parked_reason: textArray(parked.map((event) => event.reason)),
    parked_occurred: instantArray(parked.map((event) => event.occurredAt)),
    released_id: uuidArray([...released]),
    conflict_kind: textArray(batch.conflicts.map((conflict) => conflict.kind)),
    conflict_unit: textArray(batch.conflicts.map((conflict) => conflict.unitId)),
    conflict_bed: textArray(batch.conflicts.map((conflict) => conflict.bedId)),
    conflict_events: textArray(batch.conflicts.map((conflict) => conflict.eventIds.join(','))),
    conflict_at: instantArray(batch.conflicts.map((conflict) => conflict.at)),
  };
}

interface FeedTimes {
  heartbeat: number | null;
  event: number | null;
  received: number | null;
}

function feedColumns(batch: BatchResult) {
  const feeds = new Map<string, FeedTimes>();
  for (const [feedId, heartbeat] of batch.heartbeats) feeds.set(feedId, { heartbeat, event: null, received: null });
  for (const { feedId, occurredAt, receivedAt } of batch.applied) {
    let known = feeds.get(feedId);
    if (known === undefined) feeds.set(feedId, (known = { heartbeat: null, event: null, received: null }));
    known.event = later(known.event, occurredAt);
    known.received = later(known.received, receivedAt);
  }
  const times = [...feeds.values()];
  return {
    feed_id: textArray([...feeds.keys()]),
    feed_heartbeat: instantArray(times.map((time) => time.heartbeat)),
    feed_event: instantArray(times.map((time) => time.event)),
    feed_received: instantArray(times.map((time) => time.received)),
  };
}

function later(known: number | null, instant: number): number {
  return known === null ? instant : Math.max(known, instant);
}
