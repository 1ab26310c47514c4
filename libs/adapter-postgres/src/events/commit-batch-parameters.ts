import type { BatchResult } from '@wardcast/application';
import type { HospitalEvent } from '@wardcast/domain';
import { instantArray, jsonbArray, textArray, uuidArray } from '../database/binary-array';
import { toTimestamp } from '../database/instants';
import { lastBy } from '../database/last-by';
import type { CommitBatchParameters } from './commit-batch.sql';
import { toHourColumns, toStayColumns, type StayScope } from './ledger-columns';
import { toLetterColumns } from './letter-columns';
import type { LetterKey } from './letter-keys';

export interface CommitSettings {
  readonly commitToken: string;
  readonly letterKey: LetterKey | null;
  readonly stays: StayScope;
}

/**
 * One batch as the columns of the commit statement. Rows that would meet twice in one statement are reduced to the last
 * one first: PostgreSQL refuses to update a row twice. `commitToken` names this commit call; originals of rejected messages
 * are sealed with the key, where there is one.
 */
export function toCommitParameters(batch: BatchResult, { commitToken, letterKey, stays }: CommitSettings): CommitBatchParameters {
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
    // Where all is new there is no repetition either; the statement would fail on one.
    ...eventColumns(stays === 'changed' ? batch.applied : lastBy(batch.applied, (event) => event.eventId)),
    ...toStayColumns(batch.visits, stays),
    ...toHourColumns(batch.unitHours),
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
