import type { Migration } from './migration';

/** What the bed ledger makes of the events: stays, hourly cells, live numbers, and the version of each node. */
export const censusTables: Migration = {
  name: '0002-census-tables',
  sql: `
create table stay (
  facility_id text not null,
  visit_key text not null,
  ordinal integer not null,
  unit_id text not null,
  bed_id text,
  from_at timestamptz not null,
  -- null = still there
  to_at timestamptz,
  on_leave boolean not null,
  -- when the way out was known to be definite; null = it is not
  definite_out_at timestamptz,
  primary key (facility_id, visit_key, ordinal)
) with (fillfactor = 80);
-- Training reads months of stays at once, and rows lie nearly in time order: block ranges (several per range, since late
-- events are outliers) find them, at a fraction of a tree's cost per insert.
create index stay_by_start on stay using brin (from_at timestamptz_minmax_multi_ops, to_at timestamptz_minmax_multi_ops) with (pages_per_range = 32, autosummarize = on);

-- A correction is a new row with a later available_at; the time column is part of the key (hypertables ask for it).
create table unit_hour (
  facility_id text not null,
  unit_id text not null,
  hour timestamptz not null,
  available_at timestamptz not null,
  census integer not null,
  arrivals integer not null,
  departures integer not null,
  staffed integer not null,
  primary key (facility_id, unit_id, hour, available_at)
);

create table unit_live (
  facility_id text not null,
  unit_id text not null,
  live jsonb not null,
  primary key (facility_id, unit_id)
) with (fillfactor = 50);

create table node_version (
  facility_id text not null,
  node_id text not null,
  version bigint not null,
  primary key (facility_id, node_id)
) with (fillfactor = 50);
create index node_version_by_version on node_version (facility_id, version);
`,
};
