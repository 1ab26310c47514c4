import type { BusRecord, RecordBatch } from '@wardcast/application';
import type { Pool } from 'pg';
import type { LogTopic } from './log-topics';

/** Bytes of message values in one batch, whatever its number of records: two batches are held at most. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

const READ = `
select b.off, b.key, b.headers, b.value, to_ms(b.appended_at), high.next_offset
from (
  select l.*, sum(octet_length(l.value)) over (order by l.off) - octet_length(l.value) as bytes_before
  from (select * from bus_log where topic = $1 and part = $2 and off >= $3 order by off limit $4) l
) b cross join (select next_offset from bus_partition where topic = $1 and part = $2) high
where b.bytes_before < $5
order by b.off`;

type LogRow = readonly [off: string, key: string, headers: string, value: Buffer, appendedAt: number, highWatermark: string];

/** The next records from an offset on, oldest first; null when there is none yet. */
export async function readBatch(pool: Pool, from: LogTopic & { readonly partition: number; readonly offset: bigint; readonly limit: number }): Promise<RecordBatch | null> {
  const { topic, topicId, partition } = from;
  const { rows } = await pool.query<LogRow & unknown[]>({
    name: 'bus_read',
    text: READ,
    values: [topic, partition, String(from.offset), from.limit, MAX_BATCH_BYTES],
    rowMode: 'array',
  });
  const last = rows[rows.length - 1];
  if (last === undefined) return null;
  const records = rows.map(([off, key, headers, value, appendedAt]): BusRecord => ({
    topic,
    partition,
    offset: BigInt(off),
    appendedAt,
    key,
    headers: JSON.parse(headers) as Record<string, string>,
    value,
  }));
  return { topic, topicId, partition, records, highWatermark: BigInt(last[5]) };
}
