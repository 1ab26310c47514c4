import type { Migration } from './migration';

/**
 * How far the rejected messages of each partition were published to the topic beside it. Their numbers rise within a partition in
 * the order of commit, since every batch takes its partition's row in `ingest_offset` first: a position by number skips none.
 */
export const letterOutbox: Migration = {
  name: '0016-letter-outbox',
  sql: `
create table letter_outbox (
  topic text not null,
  part integer not null,
  published_id bigint not null,
  published_at timestamptz not null,
  primary key (topic, part)
) with (fillfactor = 50);
create index dead_letter_by_partition on dead_letter (topic, part, dead_letter_id);
`,
};
