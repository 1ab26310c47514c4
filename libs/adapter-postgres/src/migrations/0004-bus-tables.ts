import type { Migration } from './migration';

/** The embedded event bus: a log with positions that rise in commit order within a partition. */
export const busTables: Migration = {
  name: '0004-bus-tables',
  sql: `
create table bus_topic (
  topic text primary key,
  topic_id text not null,
  partitions integer not null
);
create table bus_partition (
  topic text not null,
  part integer not null,
  next_offset bigint not null,
  primary key (topic, part)
) with (fillfactor = 50);
create table bus_log (
  topic text not null,
  part integer not null,
  off bigint not null,
  key text not null,
  headers text not null,
  value bytea not null,
  appended_at timestamptz not null,
  primary key (topic, part, off)
);
-- Messages are small and read once: compressing them costs more than the pages it saves.
alter table bus_log alter column value set storage external;
`,
};
