import type { RawMessage } from '@wardcast/domain';
import type { Pool } from 'pg';
import { byteaArray, integerArray, textArray } from '../database/binary-array';
import { namedStatement } from '../database/named-statement';
import { partitionOf } from './partition-of';

export const LOG_CHANNEL = 'wardcast_log';

/**
 * Offsets are taken under the partition's row lock, which lasts until commit: they become visible in their order, so a
 * reader that has seen offset n will never find one below n later. Partitions are locked in ascending order.
 */
const APPEND = namedStatement(
  'bus_append',
  { topic: 'text', claimed_part: 'int[]', claimed_count: 'int[]', part: 'int[]', place: 'int[]', key: 'text[]', headers: 'text[]', value: 'bytea[]' },
  `
with claim as (
  insert into bus_partition as p (topic, part, next_offset)
  select :topic, c.part, c.count from unnest(:claimed_part, :claimed_count) as c (part, count) order by c.part
  on conflict (topic, part) do update set next_offset = p.next_offset + excluded.next_offset
  returning part, next_offset
), counted as (
  select claim.part, claim.next_offset - c.count as first
  from claim join unnest(:claimed_part, :claimed_count) as c (part, count) using (part)
), logged as (
  insert into bus_log (topic, part, off, key, headers, value, appended_at)
  select :topic, m.part, counted.first + m.place, m.key, m.headers, m.value, clock_timestamp()
  from unnest(:part, :place, :key, :headers, :value) as m (part, place, key, headers, value) join counted using (part)
)
select pg_notify('${LOG_CHANNEL}', :topic)
`,
);

/** Appends all or nothing; the caller has made sure that the topic exists. */
export async function appendMessages(pool: Pool, topic: { readonly topic: string; readonly partitions: number }, messages: readonly RawMessage[]): Promise<void> {
  const parts = messages.map(({ key }) => partitionOf(key, topic.partitions));
  const counts = new Map<number, number>();
  const places = parts.map((part) => {
    const place = counts.get(part) ?? 0;
    counts.set(part, place + 1);
    return place;
  });
  const statement = APPEND.bind({
    topic: topic.topic,
    claimed_part: integerArray([...counts.keys()]),
    claimed_count: integerArray([...counts.values()]),
    part: integerArray(parts),
    place: integerArray(places),
    key: textArray(messages.map(({ key }) => key)),
    headers: textArray(messages.map(({ headers }) => JSON.stringify(headers))),
    value: byteaArray(messages.map(({ value }) => value)),
  });
  await pool.query(statement);
}
