import type { Migration } from './migration';

/** Forecasts as issued, never overwritten, and the models that made them. */
export const forecastTables: Migration = {
  name: '0003-forecast-tables',
  sql: `
create table forecast (
  facility_id text not null,
  node_id text not null,
  issued_at timestamptz not null,
  forecast_id text not null,
  data_as_of timestamptz not null,
  trigger text not null,
  model_version text not null,
  ladder_step smallint not null,
  -- ms; an array of instants has no use in SQL, so it stays in the program's own unit.
  targets bigint[] not null,
  levels double precision[] not null,
  quantiles smallint[] not null,
  mean real[] not null,
  chance_short real[] not null,
  staffed smallint[] not null,
  expected_out real[] not null,
  expected_in real[] not null,
  census_at_issue integer not null,
  primary key (facility_id, node_id, issued_at, forecast_id)
);

create table model (
  facility_id text not null,
  version text not null,
  fitted_at timestamptz not null,
  model jsonb not null,
  primary key (facility_id, version)
);
create index model_by_time on model (facility_id, fitted_at);
`,
};
