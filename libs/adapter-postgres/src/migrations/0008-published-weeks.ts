import type { Migration } from './migration';

/** Weekly summaries as published, never changed again, and the ways to a week's events that no ledger counts. */
export const publishedWeeks: Migration = {
  name: '0008-published-weeks',
  sql: `
create table published_week (
  facility_id text not null,
  -- '2026-W47'
  iso_week text not null,
  published_at timestamptz not null,
  document jsonb not null,
  primary key (facility_id, iso_week)
);
-- What was published stands: a correction is told beside it.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A published week does not change.' using errcode = 'integrity_constraint_violation';
end $$;
create trigger published_week_is_frozen before update or delete or truncate on published_week for each statement execute function refuse_change();

-- Events lie nearly in the order of their time within each import: block ranges find a week's at next to no cost per insert.
create index event_by_occurrence on event using brin (occurred_at timestamptz_minmax_multi_ops) with (pages_per_range = 32, autosummarize = on);
-- A bed may have been blocked long before the week that is read; there are few such messages.
create index event_bed_blocked on event (facility_id, occurred_at) where type = 'BedStatusChanged' and data ->> 'facet' = 'serviceability';
`,
};
