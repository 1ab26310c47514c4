import { createHash } from 'node:crypto';
import type { TableHashes } from '@wardcast/application';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { toTimestamp } from '../database/instants';
import { SIDE_SCHEMA } from './side-schema';

/** Where the tables of one side lie. */
interface Side {
  readonly stay: string;
  readonly hour: string;
  readonly waiting: string;
}
const SIDES: Readonly<Record<'live' | 'rebuilt', Side>> = {
  live: { stay: 'public.stay', hour: 'series.unit_hour', waiting: 'public.parked_event' },
  rebuilt: { stay: `${SIDE_SCHEMA}.stay`, hour: `${SIDE_SCHEMA}.unit_hour`, waiting: `${SIDE_SCHEMA}.parked_event` },
};

/** An instant for SQL text; -Infinity is PostgreSQL's own. */
export function instantLiteral(instant: number): string {
  return instant === -Infinity ? `timestamptz '-infinity'` : `timestamptz '${toTimestamp(instant)}'`;
}

/**
 * Hashes of what the store says of a facility. Rows are sorted by the bytes of their keys, so that neither the database's
 * collation nor where a row lies on disk matters, and streamed, so that years of hours need no memory.
 */
export async function hashTables(client: PoolClient, side: keyof typeof SIDES, facilityId: string, from: number): Promise<TableHashes> {
  const { stay, hour, waiting } = SIDES[side];
  const facility = client.escapeLiteral(facilityId);
  const since = instantLiteral(from);
  // Without a join, whose plan would hang on what the server knows of a table that was filled a moment ago.
  const stays = `select s.visit_key, s.ordinal, s.unit_id, s.bed_id, to_ms(s.from_at), to_ms(s.to_at), s.on_leave, to_ms(s.definite_out_at)
    from (select o.*, max(coalesce(o.to_at, 'infinity')) over (partition by o.visit_key) as reaches from ${stay} o where o.facility_id = ${facility}) s
    where s.reaches >= ${since} order by s.visit_key collate "C", s.from_at, s.ordinal`;
  const newest = `select distinct on (h.unit_id, h.hour) h.* from ${hour} h where h.facility_id = ${facility} and h.hour >= ${since} order by h.unit_id, h.hour, h.available_at desc`;
  // Hours in which nobody is in the whole hospital are passed over, unless somebody was thought to be in when they were told.
  const hours = `select h.unit_id, to_ms(h.hour), h.census, h.arrivals, h.departures, h.staffed
    from (select n.*, sum(n.census + n.arrivals + n.departures) over (partition by n.hour) as people from (${newest}) n) h
    where h.people > 0 order by h.unit_id collate "C", h.hour`;
  const parked = `select p.event_id, p.reason from ${waiting} p where p.facility_id = ${facility} order by p.event_id`;
  return { stays: await hashQuery(client, stays), hours: await hashQuery(client, hours), waiting: await hashQuery(client, parked) };
}

/** SHA-256 (hex) over the text of the rows of a query. */
async function hashQuery(client: PoolClient, sql: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of client.query(copyTo(`copy (${sql}) to stdout`)) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
