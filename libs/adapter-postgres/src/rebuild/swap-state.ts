import { RebuildOutdated, type SwapOutcome } from '@wardcast/application';
import type { PoolClient } from 'pg';
import { instantLiteral } from './hash-rows';

/** Both sides' visits that reach the instant. $1 facility. */
const scope = (since: string): string => `(
  select visit_key from stay where facility_id = $1 and coalesce(to_at, 'infinity') >= ${since}
  union select visit_key from rebuild.stay where facility_id = $1 and coalesce(to_at, 'infinity') >= ${since}
)`;
const newestHours = (table: string, since: string): string =>
  `(select distinct on (unit_id, hour) unit_id, hour, available_at, census, arrivals, departures, staffed, day from ${table} where facility_id = $1 and hour >= ${since} order by unit_id, hour, available_at desc)`;

const removeStays = (since: string): string => `
delete from stay s where s.facility_id = $1 and s.visit_key in ${scope(since)}
  and not exists (select from rebuild.stay r where r.facility_id = s.facility_id and r.visit_key = s.visit_key and r.from_at = s.from_at and r.ordinal = s.ordinal)`;

const storeStays = (since: string): string => `
insert into stay as s select r.* from rebuild.stay r where r.facility_id = $1 and r.visit_key in ${scope(since)}
on conflict (facility_id, visit_key, from_at, ordinal) do update
  set unit_id = excluded.unit_id, bed_id = excluded.bed_id, to_at = excluded.to_at, on_leave = excluded.on_leave, definite_out_at = excluded.definite_out_at
  where (s.unit_id, s.bed_id, s.to_at, s.on_leave, s.definite_out_at)
    is distinct from (excluded.unit_id, excluded.bed_id, excluded.to_at, excluded.on_leave, excluded.definite_out_at)`;

/** A wrong hour stays as what was known; the right one becomes known after it. Hours that should not be there go, and their days are summed anew. */
const appendHours = (since: string): string => `
with gone as (
  delete from series.unit_hour h where h.facility_id = $1 and h.hour >= ${since}
    and not exists (select from rebuild.unit_hour r where r.facility_id = h.facility_id and r.unit_id = h.unit_id and r.hour = h.hour)
  returning h.day
), corrected as (
  insert into series.unit_hour (facility_id, unit_id, hour, available_at, census, arrivals, departures, staffed, day)
  select $1, r.unit_id, r.hour, greatest(r.available_at, l.available_at + interval '1 millisecond'), r.census, r.arrivals, r.departures, r.staffed, r.day
  from ${newestHours('rebuild.unit_hour', since)} r left join ${newestHours('series.unit_hour', since)} l using (unit_id, hour)
  where l.unit_id is null or (l.census, l.arrivals, l.departures, l.staffed) is distinct from (r.census, r.arrivals, r.departures, r.staffed)
  returning day
), marked as (
  insert into series.stale_day as s (facility_id, day, marks) select distinct $1, d.day, 1 from (select day from gone union select day from corrected) d
  on conflict (facility_id, day) do update set marks = s.marks + 1
)
select (select count(*) from gone) + (select count(*) from corrected) as changed`;

const REMOVE_WAITING = `delete from parked_event p where p.facility_id = $1 and not exists (select from rebuild.parked_event r where r.facility_id = p.facility_id and r.event_id = p.event_id)`;
const STORE_WAITING = `insert into parked_event as p select r.* from rebuild.parked_event r where r.facility_id = $1 on conflict (facility_id, event_id) do update set reason = excluded.reason where p.reason is distinct from excluded.reason`;
const STORE_SNAPSHOT = `insert into ledger_snapshot select * from rebuild.ledger_snapshot where facility_id = $1
  on conflict (facility_id) do update set store_sequence = excluded.store_sequence, taken_at = excluded.taken_at, state = excluded.state`;
const STORE_LIVE = `insert into unit_live select * from rebuild.unit_live where facility_id = $1 on conflict (facility_id, unit_id) do update set live = excluded.live`;
/** Every reader asks again; every process that wrote before is refused, and folds the stored state when it comes back. */
const ANNOUNCE = `
with bumped as (update facility_version set version = version + 1 where facility_id = $1 returning version), nodes as (
  update node_version n set version = b.version from bumped b where n.facility_id = $1
), fenced as (
  update partition_owner set owner = gen_random_uuid()
)
select pg_notify('wardcast_change', $2::text)`;

/** The exchange, in one transaction of this connection; see the port. */
export async function swapState(client: PoolClient, facilityId: string, from: number): Promise<SwapOutcome> {
  const since = instantLiteral(from);
  const run = async (sql: string): Promise<number> => (await client.query(sql, [facilityId])).rowCount ?? 0;
  await client.query('begin');
  try {
    // Every writer of a facility takes this row first: from here on nothing can be stored.
    await client.query('select from facility_version where facility_id = $1 for update', [facilityId]);
    await refuseWhenOutdated(client, facilityId);
    // The tables were filled a moment ago: the joins below need to know how large they are.
    await client.query('analyze rebuild.stay, rebuild.unit_hour, rebuild.parked_event');
    const stays = (await run(removeStays(since))) + (await run(storeStays(since)));
    const { rows } = await client.query<{ changed: string }>(appendHours(since), [facilityId]);
    const waiting = (await run(REMOVE_WAITING)) + (await run(STORE_WAITING));
    for (const sql of [STORE_SNAPSHOT, STORE_LIVE]) await run(sql);
    await client.query(ANNOUNCE, [facilityId, JSON.stringify({ facilityId, kind: 'live' })]);
    await client.query('commit');
    return { stays, hours: Number(rows[0]?.changed ?? 0), waiting };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function refuseWhenOutdated(client: PoolClient, facilityId: string): Promise<void> {
  const { rows } = await client.query<{ outdated: boolean }>(
    `select exists (select from event e where e.facility_id = $1 and e.stream = 'live' and e.store_sequence > r.store_sequence) as outdated from rebuild.ledger_snapshot r where r.facility_id = $1`,
    [facilityId],
  );
  if (rows[0]?.outdated !== false) throw new RebuildOutdated(facilityId);
}
