import type { Pool, PoolClient } from 'pg';
import { bigintArray, textArray } from '../database/binary-array';

interface StaleDay {
  readonly facilityId: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly marks: string;
}
/** Any constant, the same in every process: two refreshes at once could leave an older sum behind a newer mark. */
const ADVISORY_LOCK = 8_201_946_554;
/** Days summed by one statement: about a second's work at most. */
const PAGE_DAYS = 400;
const DAY_MS = 86_400_000;
/** A local day reaches at most this far beyond the UTC day of its name. */
const ZONE_MS = 14 * 3_600_000;

/**
 * The newest known value of each hour of the days asked for, summed. By the hours that they lie in and not by way of the view of all
 * stale days, which would be sorted whole for every page. $1 facilities, $2 days, $3 to $4 hours.
 */
const SUM_DAYS = `
insert into series.unit_daily_rollup as r (facility_id, unit_id, day, hours, census_sum, census_min, census_max, arrivals, departures, staffed_sum)
select n.facility_id, n.unit_id, n.day, count(*), sum(n.census), min(n.census), max(n.census), sum(n.arrivals), sum(n.departures), sum(n.staffed)
from (
  select distinct on (h.facility_id, h.unit_id, h.hour, h.day) h.* from series.unit_hour h
  where h.hour >= $3::timestamptz and h.hour < $4::timestamptz
    and (h.facility_id, h.day) in (select asked.facility_id, asked.day::date from unnest($1::text[], $2::text[]) as asked (facility_id, day))
  order by h.facility_id, h.unit_id, h.hour, h.day, h.available_at desc
) n
group by n.facility_id, n.unit_id, n.day
on conflict (facility_id, unit_id, day) do update set hours = excluded.hours, census_sum = excluded.census_sum, census_min = excluded.census_min,
  census_max = excluded.census_max, arrivals = excluded.arrivals, departures = excluded.departures, staffed_sum = excluded.staffed_sum`;

/**
 * Brings the rollups up to the hours: exactly the days that were marked since the last time, however old, so that a late
 * event is not missed by any window. A day that is marked again meanwhile stays marked. When another process is at it, this
 * one leaves it alone. Returns how many days were refreshed.
 */
export async function refreshMeasures(pool: Pool): Promise<number> {
  const client = await pool.connect();
  let broken = false;
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [ADVISORY_LOCK]);
    if (rows[0]?.taken !== true) return 0;
    await client.query('set statement_timeout = 0');
    return await refreshAll(client);
  } catch (error) {
    broken = true;
    throw error;
  } finally {
    if (!broken) await client.query('reset statement_timeout');
    if (!broken) await client.query('select pg_advisory_unlock($1)', [ADVISORY_LOCK]);
    // A broken session is closed: that gives the lock back.
    client.release(broken);
  }
}

async function refreshAll(client: PoolClient): Promise<number> {
  const refresh = (await isTimescale(client)) ? refreshAggregates : sumDays;
  let refreshed = 0;
  for (;;) {
    const days = await staleDays(client);
    if (days.length === 0) return refreshed;
    await refresh(client, days);
    const taken = await takeMarksBack(client, days);
    refreshed += taken;
    // A page whose days were all marked again is left for the next round.
    if (days.length < PAGE_DAYS || taken === 0) return refreshed;
  }
}

async function isTimescale(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>('select name from series.edition');
  return rows[0]?.name === 'timescale';
}

async function staleDays(client: PoolClient): Promise<readonly StaleDay[]> {
  const { rows } = await client.query<StaleDay>('select facility_id as "facilityId", day::text as day, marks from series.stale_day order by day, facility_id limit $1', [PAGE_DAYS]);
  return rows;
}

/** Of the UTC days of the same names, ms. */
function utcStartsOf(days: readonly StaleDay[]): readonly number[] {
  return days.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
}

async function sumDays(client: PoolClient, days: readonly StaleDay[]): Promise<void> {
  const starts = utcStartsOf(days);
  const [from, to] = [Math.min(...starts) - ZONE_MS, Math.max(...starts) + DAY_MS + ZONE_MS];
  await client.query(SUM_DAYS, [textArray(days.map(({ facilityId }) => facilityId)), textArray(days.map(({ day }) => day)), new Date(from).toISOString(), new Date(to).toISOString()]);
}

/** The aggregates are refreshed by instants, over all facilities: days that follow each other become one range. */
async function refreshAggregates(client: PoolClient, days: readonly StaleDay[]): Promise<void> {
  for (const { from, to } of toRanges(utcStartsOf(days))) {
    for (const aggregate of ['unit_hourly_rollup', 'unit_daily_part']) {
      await client.query(`call refresh_continuous_aggregate('series.${aggregate}', $1::timestamptz, $2::timestamptz)`, [new Date(from).toISOString(), new Date(to).toISOString()]);
    }
  }
}

export interface InstantRange {
  readonly from: number;
  readonly to: number;
}
/** Starts of UTC days, ascending -> ranges of whole UTC days that cover those local days in any zone. */
export function toRanges(days: readonly number[]): readonly InstantRange[] {
  const ranges: InstantRange[] = [];
  for (const day of days) {
    const from = Math.floor((day - ZONE_MS) / DAY_MS) * DAY_MS;
    const to = Math.ceil((day + DAY_MS + ZONE_MS) / DAY_MS) * DAY_MS;
    const last = ranges[ranges.length - 1];
    if (last !== undefined && from <= last.to) ranges[ranges.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else ranges.push({ from, to });
  }
  return ranges;
}

async function takeMarksBack(client: PoolClient, days: readonly StaleDay[]): Promise<number> {
  const values = [textArray(days.map(({ facilityId }) => facilityId)), textArray(days.map(({ day }) => day)), bigintArray(days.map(({ marks }) => BigInt(marks)))];
  const { rowCount } = await client.query(
    `delete from series.stale_day s using unnest($1::text[], $2::text[], $3::bigint[]) as seen (facility_id, day, marks)
     where s.facility_id = seen.facility_id and s.day = seen.day::date and s.marks = seen.marks`,
    values,
  );
  return rowCount ?? 0;
}
