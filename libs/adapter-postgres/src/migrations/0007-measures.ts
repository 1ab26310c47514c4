import type { Migration } from './migration';

/**
 * Measures by hour and by day, and a private schema for what grows with time. With TimescaleDB the tables in it become
 * hypertables and the rollups continuous aggregates (`measures/timescale-edition.ts`), under the same names and columns.
 * A day is the facility's local day: it follows from the hour and the facility's zone when the hour is stored.
 */
export const measures: Migration = {
  name: '0007-measures',
  sql: `
create schema series;
create table series.edition (name text not null);
insert into series.edition values ('plain');

alter table facility add column zone text not null generated always as (coalesce(tree ->> 'timeZone', 'UTC')) stored;
alter table unit_hour set schema series;
alter table forecast set schema series;

alter table series.unit_hour add column day date;
update series.unit_hour h set day = (h.hour at time zone coalesce((select f.zone from facility f where f.facility_id = h.facility_id), 'UTC'))::date;
alter table series.unit_hour alter column day set not null;
-- Rows come in the order of issue: block ranges find the old ones at next to no cost.
create index forecast_by_time on series.forecast using brin (issued_at) with (pages_per_range = 32, autosummarize = on);
create index dead_letter_unsealed on dead_letter (dead_letter_id) where sealed_with is null;

-- Days whose rollup is behind its hours. Every change of an hour marks its day; a refresh takes back exactly the marks it saw.
create table series.stale_day (
  facility_id text not null,
  day date not null,
  marks bigint not null,
  primary key (facility_id, day)
) with (fillfactor = 50);
insert into series.stale_day select distinct facility_id, day, 1 from series.unit_hour;

create table series.unit_daily_rollup (
  facility_id text not null,
  unit_id text not null,
  day date not null,
  hours bigint not null,
  census_sum bigint not null,
  census_min integer not null,
  census_max integer not null,
  arrivals bigint not null,
  departures bigint not null,
  staffed_sum bigint not null,
  primary key (facility_id, unit_id, day)
);

-- The newest known value of each hour of a stale day. A local day lies within 14 hours of the UTC day of its name.
create view series.stale_hourly as
  select distinct on (h.facility_id, h.unit_id, h.hour, h.day) h.facility_id, h.unit_id, h.hour, h.day, h.census, h.arrivals, h.departures, h.staffed
  from series.stale_day s join series.unit_hour h on h.facility_id = s.facility_id and h.day = s.day
    and h.hour >= (s.day - interval '14 hours') at time zone 'UTC' and h.hour < (s.day + interval '38 hours') at time zone 'UTC'
  order by h.facility_id, h.unit_id, h.hour, h.day, h.available_at desc;

create view unit_hourly as
  select distinct on (h.facility_id, h.unit_id, h.hour) h.facility_id, h.unit_id, h.hour, h.day, h.census, h.arrivals, h.departures, h.staffed
  from series.unit_hour h order by h.facility_id desc, h.unit_id desc, h.hour desc, h.available_at desc;

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
`,
};
