import type { Migration } from './migration';

/** What each issued forecast was worth, appended once its target is past. */
export const forecastScores: Migration = {
  name: '0009-forecast-scores',
  sql: `
create table forecast_score (
  facility_id text not null,
  node_id text not null,
  target timestamptz not null,
  lead_hours smallint not null,
  forecast_id text not null,
  issued_at timestamptz not null,
  known_at timestamptz not null,
  model_version text not null,
  observed integer not null,
  pinball real not null,
  floor real not null,
  absolute_error real not null,
  last_value_error real not null,
  last_week_error real,
  inside_half boolean not null,
  inside_eight boolean not null,
  inside_all boolean not null,
  pit real not null,
  chance_short real not null,
  short boolean not null,
  primary key (facility_id, target, node_id, lead_hours)
);
`,
};
