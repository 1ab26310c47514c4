import type { Migration } from './migration';

/**
 * Issues that refused, kept beside the forecasts: the newest of the two says whether a node has a forecast. And what a facility set in
 * place of this product's defaults: appended, never changed, so that every view as known then knows what was set then. A value of null is the default again.
 */
export const refusalsAndSettings: Migration = {
  name: '0015-refusals-and-settings',
  sql: `
create table forecast_refusal (
  facility_id text not null,
  node_id text not null,
  issued_at timestamptz not null,
  reason text not null,
  unit_ids text[] not null,
  primary key (facility_id, node_id, issued_at)
);

create table facility_setting (
  facility_id text not null,
  name text not null,
  set_at timestamptz not null,
  set_by text not null,
  value jsonb,
  primary key (facility_id, name, set_at)
);
`,
};
