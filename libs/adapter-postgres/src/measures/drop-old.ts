import type { Queryable } from '../database/queryable';
import { RETENTIONS } from './timescale-edition';

/** Deletes what is older than it is kept; TimescaleDB does so by itself, by whole chunks. Returns how many rows went. */
export async function dropOldRows(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ name: string }>('select name from series.edition');
  if (rows[0]?.name !== 'plain') return 0;
  let dropped = 0;
  for (const { table, time, interval } of RETENTIONS) {
    const { rowCount } = await database.query(`delete from ${table} where ${time} < now() - interval '${interval}'`);
    dropped += rowCount ?? 0;
  }
  return dropped;
}
