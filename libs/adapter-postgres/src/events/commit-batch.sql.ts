import { namedStatement } from '../database/named-statement';
import { OWNS_PARTITION } from '../partitions/owner-check.sql';

/**
 * The one statement of the ingest path. `guard` moves the partition's offset by compare-and-set; everything else reads
 * from `bumped`, which reads from `guard`: when the offset has moved on, nothing at all is written.
 * Lock order: offset row, then the facility's version row, which every writer of a facility takes first; what comes
 * after cannot deadlock.
 * The plan must not depend on estimates: batches differ by three powers of ten and tables were empty a moment ago. So
 * new event ids and stays that are told are hashed sets (`is true` keeps the planner from making a join of them, and the order
 * of the batch is kept), stays that may have to go are looked up visit by visit (lateral, with a fence against flattening), and
 * removed by their places.
 */
const PARAMETERS = {
  topic: 'text', part: 'int', topic_id: 'text', expected_offset: 'bigint', next_offset: 'bigint', commit_token: 'uuid', owner: 'uuid',
  facility_id: 'text', stream: 'text', committed_at: 'timestamptz', notice: 'text',
  event_id: 'uuid[]', event_type: 'text[]', event_family: 'text[]', event_occurred: 'timestamptz[]', event_recorded: 'timestamptz[]',
  event_received: 'timestamptz[]', event_mode: 'text[]', event_feed: 'text[]', event_data: 'jsonb[]',
  stay_visit: 'text[]', stay_ordinal: 'int[]', stay_unit: 'text[]', stay_bed: 'text[]', stay_from: 'timestamptz[]', stay_to: 'timestamptz[]',
  stay_leave: 'bool[]', stay_definite: 'timestamptz[]', gone_visit: 'text[]', gone_since: 'timestamptz[]', gone_until: 'timestamptz[]',
  hour_unit: 'text[]', hour_at: 'timestamptz[]', hour_available: 'timestamptz[]', hour_census: 'int[]', hour_arrivals: 'int[]', hour_departures: 'int[]', hour_staffed: 'int[]',
  live_unit: 'text[]', live_row: 'jsonb[]', changed_unit: 'text[]',
  parked_id: 'uuid[]', parked_type: 'text[]', parked_reason: 'text[]', parked_occurred: 'timestamptz[]', released_id: 'uuid[]',
  conflict_kind: 'text[]', conflict_unit: 'text[]', conflict_bed: 'text[]', conflict_events: 'text[]', conflict_at: 'timestamptz[]',
  dead_offset: 'bigint[]', dead_reason: 'text[]', dead_place: 'text[]', dead_detail: 'text[]', dead_sha: 'bytea[]', dead_key: 'text[]', dead_headers: 'jsonb[]', dead_original: 'bytea[]', dead_sealed_with: 'text[]',
  feed_id: 'text[]', feed_heartbeat: 'timestamptz[]', feed_event: 'timestamptz[]', feed_received: 'timestamptz[]',
} as const;

const EVENT_VALUES = `:facility_id, e.event_id, :stream, e.type, e.family, e.occurred_at, e.recorded_at, e.received_at, e.mode, e.feed_id, e.data
  from bumped cross join unnest(:event_id, :event_type, :event_family, :event_occurred, :event_recorded, :event_received, :event_mode, :event_feed, :event_data)
    as e (event_id, type, family, occurred_at, recorded_at, received_at, mode, feed_id, data)`;
const INTO_INBOX = `insert into inbox (event_id, received_at)
  select e.event_id, e.received_at
  from bumped cross join unnest(:event_id, :event_received) as e (event_id, received_at)`;
const INTO_EVENT = 'insert into event (facility_id, event_id, stream, type, family, occurred_at, recorded_at, received_at, mode, feed_id, data)';
const ALL_EVENTS = `fresh as (
  ${INTO_INBOX}
), stored_event as (
  ${INTO_EVENT}
  select ${EVENT_VALUES}
)`;
const UNKNOWN_EVENTS = `fresh as (
  ${INTO_INBOX}
  on conflict do nothing
  returning event_id
), stored_event as (
  ${INTO_EVENT}
  select ${EVENT_VALUES}
  where (e.event_id in (select event_id from fresh)) is true
)`;
const REPLACE_HOUR = `on conflict (facility_id, unit_id, hour, available_at) do update
    set census = excluded.census, arrivals = excluded.arrivals, departures = excluded.departures, staffed = excluded.staffed`;

const GUARD = `
with guard as (
  insert into ingest_offset as o (topic, part, topic_id, next_offset, commit_token)
  select :topic, :part, :topic_id, :next_offset, :commit_token where ${OWNS_PARTITION}
  on conflict (topic, part) do update set next_offset = excluded.next_offset, commit_token = excluded.commit_token
  where o.next_offset = :expected_offset and o.topic_id = excluded.topic_id
  returning 1
), bumped as (
  insert into facility_version as v (facility_id, version)
  select :facility_id, 1 from guard
  on conflict (facility_id) do update set version = v.version + 1
  returning version
)`;
const STAYS = `gone_stay as materialized (
  select o.place from bumped cross join unnest(:gone_visit, :gone_since, :gone_until) as v (visit_key, since, until)
  cross join lateral (select o.ctid as place, o.from_at, o.ordinal from stay o where o.facility_id = :facility_id and o.visit_key = v.visit_key offset 0) o
  where o.from_at >= coalesce(v.since, '-infinity') and o.from_at <= coalesce(v.until, 'infinity')
    and ((v.visit_key, o.from_at, o.ordinal) in (select s.* from unnest(:stay_visit, :stay_from, :stay_ordinal) s)) is not true
), stored_stay as (
  insert into stay as o (facility_id, visit_key, ordinal, unit_id, bed_id, from_at, to_at, on_leave, definite_out_at)
  select :facility_id, s.visit_key, s.ordinal, s.unit_id, s.bed_id, s.from_at, s.to_at, s.on_leave, s.definite_out_at
  from bumped cross join unnest(:stay_visit, :stay_ordinal, :stay_unit, :stay_bed, :stay_from, :stay_to, :stay_leave, :stay_definite)
    as s (visit_key, ordinal, unit_id, bed_id, from_at, to_at, on_leave, definite_out_at)
  on conflict (facility_id, visit_key, from_at, ordinal) do update
    set unit_id = excluded.unit_id, bed_id = excluded.bed_id, to_at = excluded.to_at, on_leave = excluded.on_leave, definite_out_at = excluded.definite_out_at
    where (o.unit_id, o.bed_id, o.to_at, o.on_leave, o.definite_out_at) is distinct from (excluded.unit_id, excluded.bed_id, excluded.to_at, excluded.on_leave, excluded.definite_out_at)
), removed_stay as (
  delete from stay s where s.ctid = any (array(select g.place from gone_stay g))
)`;
const hoursSql = (onKnownHour: string): string => `stored_hour as (
  insert into series.unit_hour (facility_id, unit_id, hour, available_at, census, arrivals, departures, staffed, day)
  select :facility_id, h.*, (h.hour at time zone coalesce((select zone from facility where facility_id = :facility_id), 'UTC'))::date
  from bumped cross join unnest(:hour_unit, :hour_at, :hour_available, :hour_census, :hour_arrivals, :hour_departures, :hour_staffed)
    as h (unit_id, hour, available_at, census, arrivals, departures, staffed)
  ${onKnownHour}
  returning day
), marked_day as (
  insert into series.stale_day as s (facility_id, day, marks)
  select :facility_id, d.day, 1 from (select distinct day from stored_hour) d
  on conflict (facility_id, day) do update set marks = s.marks + 1
)`;
const LIVE_ROWS_AND_ANSWER = `stored_live as (
  insert into unit_live (facility_id, unit_id, live)
  select :facility_id, l.* from bumped cross join unnest(:live_unit, :live_row) l
  on conflict (facility_id, unit_id) do update set live = excluded.live
), changed_node as (
  insert into node_version (facility_id, node_id, version)
  select :facility_id, n.node_id, bumped.version from bumped cross join (
    select unnest(:changed_unit) as node_id
    union select node_id from unit_node where facility_id = :facility_id and unit_id = any (:changed_unit)
    union select :facility_id where cardinality(:changed_unit) > 0
  ) n
  on conflict (facility_id, node_id) do update set version = excluded.version
), stored_parked as (
  insert into parked_event (facility_id, event_id, type, reason, occurred_at, parked_at)
  select :facility_id, p.*, :committed_at from bumped cross join unnest(:parked_id, :parked_type, :parked_reason, :parked_occurred) p
  on conflict (facility_id, event_id) do update set reason = excluded.reason
), released as (
  delete from parked_event p using bumped where p.facility_id = :facility_id and p.event_id = any (:released_id)
), stored_conflict as (
  insert into conflict (facility_id, kind, unit_id, bed_id, event_ids, at, found_at)
  select :facility_id, c.kind, c.unit_id, c.bed_id, string_to_array(c.event_ids, ','), c.at, :committed_at
  from bumped cross join unnest(:conflict_kind, :conflict_unit, :conflict_bed, :conflict_events, :conflict_at) as c (kind, unit_id, bed_id, event_ids, at)
), stored_dead as (
  insert into dead_letter (topic, part, topic_id, at, off, reason, place, detail, sha256, message_key, headers, original, sealed_with)
  select :topic, :part, :topic_id, :committed_at, d.*
  from bumped cross join unnest(:dead_offset, :dead_reason, :dead_place, :dead_detail, :dead_sha, :dead_key, :dead_headers, :dead_original, :dead_sealed_with) d
  on conflict (topic, part, topic_id, off) do nothing
), stored_feed as (
  insert into feed_state as f (facility_id, feed_id, last_heartbeat_at, last_event_at, last_received_at)
  select :facility_id, n.* from bumped cross join unnest(:feed_id, :feed_heartbeat, :feed_event, :feed_received) n
  on conflict (facility_id, feed_id) do update set
    last_heartbeat_at = greatest(f.last_heartbeat_at, excluded.last_heartbeat_at),
    last_event_at = greatest(f.last_event_at, excluded.last_event_at),
    last_received_at = greatest(f.last_received_at, excluded.last_received_at)
)
select bumped.version::text as version, pg_notify('wardcast_change', :notice) from bumped`;

const commitSql = ({ events, onKnownHour }: { readonly events: string; readonly onKnownHour: string }): string => [GUARD, events, STAYS, hoursSql(onKnownHour), LIVE_ROWS_AND_ANSWER].join(', ');

/** For what is all new, as the ledger says, with the stays that changed: a row that is there already fails the statement as a whole (23505), and the careful one follows. */
export const COMMIT_NEW_BATCH = namedStatement('commit_new_batch', PARAMETERS, commitSql({ events: ALL_EVENTS, onKnownHour: '' }));
/** For what may be there in part: events that are known are left out, hours that are known are replaced, and every stay of the visits is told. */
export const COMMIT_BATCH = namedStatement('commit_batch', PARAMETERS, commitSql({ events: UNKNOWN_EVENTS, onKnownHour: REPLACE_HOUR }));
export type CommitBatchParameters = Parameters<typeof COMMIT_BATCH.bind>[0];
