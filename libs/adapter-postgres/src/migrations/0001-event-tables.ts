import type { Migration } from './migration';

/**
 * The ingest path. Instants are timestamptz; the two functions are the one place where they meet the program's
 * milliseconds (exact: both sides hold whole milliseconds far below 2^53 microseconds).
 */
export const eventTables: Migration = {
  name: '0001-event-tables',
  sql: `
create function to_ms(at timestamptz) returns double precision
  language sql stable strict parallel safe
  return round(date_part('epoch', at) * 1000);

create table facility (
  facility_id text primary key,
  tree jsonb not null,
  saved_at timestamptz not null default now()
);
-- One narrow row per facility: taking the next version locks it until commit, so versions appear in their order.
create table facility_version (
  facility_id text primary key,
  version bigint not null
) with (fillfactor = 50);

-- Which nodes of the hospital tree an event in a unit changes: the unit, its division, the facility.
create table unit_node (
  facility_id text not null,
  unit_id text not null,
  node_id text not null,
  primary key (facility_id, unit_id, node_id)
);

create table ingest_offset (
  topic text not null,
  part integer not null,
  topic_id text not null,
  next_offset bigint not null,
  -- Which commit call moved it last: settles an unknown outcome.
  commit_token uuid not null,
  primary key (topic, part)
) with (fillfactor = 50);

-- Idempotency lives in a plain table, since a unique index of a hypertable must contain the time.
create table inbox (
  event_id uuid primary key,
  -- Rows older than the bus keeps its messages may be pruned.
  received_at timestamptz not null
);

create table event (
  store_sequence bigint generated always as identity,
  facility_id text not null,
  event_id uuid not null,
  -- Part of the ledger that readers see, or of an older import's own fold.
  stream text not null,
  type text not null,
  family text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null,
  mode text not null,
  feed_id text not null,
  data jsonb not null
);
create index event_by_stream on event (facility_id, stream, store_sequence);

create table dead_letter (
  dead_letter_id bigint generated always as identity primary key,
  topic text not null,
  part integer not null,
  topic_id text not null,
  off bigint not null,
  at timestamptz not null,
  reason text not null,
  place text not null,
  detail text not null,
  sha256 bytea not null,
  message_key text not null,
  headers jsonb not null,
  original bytea not null,
  -- Name of the key the original is encrypted with; null = as received.
  sealed_with text,
  replayed_at timestamptz,
  unique (topic, part, topic_id, off)
);

create table parked_event (
  facility_id text not null,
  event_id uuid not null,
  type text not null,
  reason text not null,
  occurred_at timestamptz not null,
  parked_at timestamptz not null,
  primary key (facility_id, event_id)
);

create table conflict (
  conflict_id bigint generated always as identity primary key,
  facility_id text not null,
  kind text not null,
  unit_id text,
  bed_id text,
  event_ids text[] not null,
  at timestamptz not null,
  found_at timestamptz not null
);
create index conflict_by_facility on conflict (facility_id, at);

create table feed_state (
  facility_id text not null,
  feed_id text not null,
  last_heartbeat_at timestamptz,
  last_event_at timestamptz,
  last_received_at timestamptz,
  primary key (facility_id, feed_id)
) with (fillfactor = 50);

create table ledger_snapshot (
  facility_id text primary key,
  store_sequence bigint not null,
  taken_at timestamptz not null,
  state bytea not null
);

create table app_state (
  key text primary key,
  value jsonb not null,
  written_at timestamptz not null default now()
);
`,
};
