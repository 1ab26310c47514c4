import type { PoolClient } from 'pg';

/** A month of a hospital's hours is some ten thousand rows: few chunks for years, and small ones to decompress for a late event. */
const MEASURE_CHUNK = '30 days';
/** Forecasts are three kilobytes each and many: a week of them is what queries of one day touch at most twice. */
const FORECAST_CHUNK = '7 days';
/** Late events reach back three days as a rule: what is older rarely changes, and still may. */
const COMPRESS_MEASURES_AFTER = '30 days';
const COMPRESS_FORECASTS_AFTER = '14 days';

export interface Retention {
  readonly table: string;
  readonly time: string;
  readonly interval: string;
}
/** Ten years of measures are a gigabyte for a hospital; forecasts are kept for two seasons and their comparison. Both editions obey. */
export const RETENTIONS: readonly Retention[] = [
  { table: 'series.unit_hour', time: 'hour', interval: '10 years' },
  { table: 'series.forecast', time: 'issued_at', interval: '800 days' },
];

/** The licence of the extension's full edition; the other has neither compression nor continuous aggregates. */
const COMMUNITY = 'timescale';

const TO_HYPERTABLES = `
drop view unit_daily;
drop view unit_hourly;
drop table series.unit_daily_rollup;

select create_hypertable('series.unit_hour', by_range('hour', interval '${MEASURE_CHUNK}'), create_default_indexes => false, migrate_data => true);
alter table series.unit_hour set (timescaledb.compress, timescaledb.compress_segmentby = 'facility_id, unit_id', timescaledb.compress_orderby = 'hour desc, available_at desc');
select add_compression_policy('series.unit_hour', compress_after => interval '${COMPRESS_MEASURES_AFTER}');

select create_hypertable('series.forecast', by_range('issued_at', interval '${FORECAST_CHUNK}'), create_default_indexes => false, migrate_data => true);
alter table series.forecast set (timescaledb.compress, timescaledb.compress_segmentby = 'facility_id, node_id', timescaledb.compress_orderby = 'issued_at desc, forecast_id desc');
select add_compression_policy('series.forecast', compress_after => interval '${COMPRESS_FORECASTS_AFTER}');
`;

/** Materialised only: what is not refreshed yet is a stale day, and the views read those from the hours themselves. */
const ROLLUPS = `
create materialized view series.unit_hourly_rollup with (timescaledb.continuous, timescaledb.materialized_only = true) as
  select facility_id, unit_id, time_bucket('1 hour', hour) as hour, day,
    last(census, available_at) as census, last(arrivals, available_at) as arrivals, last(departures, available_at) as departures, last(staffed, available_at) as staffed
  from series.unit_hour group by 1, 2, 3, 4 with no data;

-- A local day spans two UTC buckets: each keeps its part, the view below adds them.
create materialized view series.unit_daily_part with (timescaledb.continuous, timescaledb.materialized_only = true) as
  select facility_id, unit_id, time_bucket('1 day', hour) as bucket, day, count(*) as hours, sum(census) as census_sum, min(census) as census_min, max(census) as census_max,
    sum(arrivals) as arrivals, sum(departures) as departures, sum(staffed) as staffed_sum
  from series.unit_hourly_rollup group by 1, 2, 3, 4 with no data;

create view series.unit_daily_rollup as
  select facility_id, unit_id, day, sum(hours)::bigint as hours, sum(census_sum)::bigint as census_sum, min(census_min) as census_min, max(census_max) as census_max,
    sum(arrivals)::bigint as arrivals, sum(departures)::bigint as departures, sum(staffed_sum)::bigint as staffed_sum
  from series.unit_daily_part
  group by facility_id, unit_id, day;
`;

const VIEWS = `
create view unit_hourly as
  select r.facility_id, r.unit_id, r.hour, r.day, r.census, r.arrivals, r.departures, r.staffed
  from series.unit_hourly_rollup r where not exists (select from series.stale_day s where s.facility_id = r.facility_id and s.day = r.day)
  union all
  select facility_id, unit_id, hour, day, census, arrivals, departures, staffed from series.stale_hourly;

create view unit_daily as
  select d.facility_id, d.unit_id, d.day, d.hours::integer as hours, d.census_sum::float8 / d.hours as census_mean, d.census_min, d.census_max,
    d.arrivals::integer as arrivals, d.departures::integer as departures, d.staffed_sum::float8 / d.hours as staffed_mean
  from (
    select facility_id, unit_id, day, hours, census_sum, census_min, census_max, arrivals, departures, staffed_sum
    from series.unit_daily_rollup r where not exists (select from series.stale_day s where s.facility_id = r.facility_id and s.day = r.day)
    union all
    select facility_id, unit_id, day, count(*), sum(census), min(census), max(census), sum(arrivals), sum(departures), sum(staffed)
    from series.stale_hourly group by facility_id, unit_id, day
  ) d;

insert into series.stale_day select distinct facility_id, day, 1 from series.unit_hour on conflict do nothing;
update series.edition set name = 'timescale';
`;

/**
 * Turns the plain tables into TimescaleDB's where the extension is in the database and was not taken up yet: hypertables,
 * compression, retention and continuous aggregates, with the data that is there. Names and columns stay. Run under the
 * migration lock; true when it did something.
 */
export async function applyTimescaleEdition(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ pending: boolean }>(
    `select e.name = 'plain' and exists (select from pg_extension where extname = 'timescaledb') and current_setting('timescaledb.license', true) = '${COMMUNITY}' as pending from series.edition e`,
  );
  if (rows[0]?.pending !== true) return false;
  await client.query('begin');
  try {
    for (const step of [TO_HYPERTABLES, ROLLUPS, VIEWS]) await client.query(step);
    for (const { table, interval } of RETENTIONS) await client.query(`select add_retention_policy('${table}', drop_after => interval '${interval}')`);
    await client.query('commit');
    return true;
  } catch (cause) {
    await client.query('rollback');
    throw new Error('The database has TimescaleDB, and the tables could not be handed over to it; nothing was changed.', { cause });
  }
}
