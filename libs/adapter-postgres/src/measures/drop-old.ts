import type { Queryable } from '../database/queryable';
import { RETENTIONS } from './timescale-edition';

/** Ordinary tables on every edition, kept as long as the forecasts that they stand beside. */
const PLAIN_RETENTIONS: typeof RETENTIONS = [
  { table: 'forecast_refusal', time: 'issued_at', interval: '800 days' },
  { table: 'forecast_score', time: 'target', interval: '800 days' },
];

/** Deletes what is older than it is kept; of hours and forecasts TimescaleDB does so by itself, by whole chunks. Returns how many rows went. */
export async function dropOldRows(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ name: string }>('select name from series.edition');
  let dropped = 0;
  for (const { table, time, interval } of [...PLAIN_RETENTIONS, ...(rows[0]?.name === 'plain' ? RETENTIONS : [])]) {
    const { rowCount } = await database.query(`delete from ${table} where ${time} < now() - interval '${interval}'`);
    dropped += rowCount ?? 0;
  }
  return dropped;
}
