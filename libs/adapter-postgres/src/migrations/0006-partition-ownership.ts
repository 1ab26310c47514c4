import type { Migration } from './migration';

/** Who may write what comes from a partition, which facilities arrive in it, and where one stands still on purpose. */
export const partitionOwnership: Migration = {
  name: '0006-partition-ownership',
  sql: `
-- Every write of a worker reads its partition's row under a lock: the last claim wins, whoever wakes up late is refused.
create table partition_owner (
  topic text not null,
  part integer not null,
  owner uuid not null,
  claimed_at timestamptz not null default now(),
  primary key (topic, part)
) with (fillfactor = 50);

create table facility_partition (
  facility_id text not null,
  topic text not null,
  part integer not null,
  primary key (facility_id, topic)
);
create index facility_partition_by_place on facility_partition (topic, part);

create table partition_pause (
  topic text not null,
  part integer not null,
  facility_id text not null,
  rejected integer not null,
  records integer not null,
  paused_at timestamptz not null,
  resumes_at timestamptz not null,
  resumed_at timestamptz,
  primary key (topic, part)
);

-- The number of letters that wait for somebody is asked for often.
create index dead_letter_open on dead_letter (dead_letter_id) where replayed_at is null;
`,
};
