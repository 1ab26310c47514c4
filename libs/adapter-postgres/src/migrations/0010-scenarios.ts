import type { Migration } from './migration';

/** Trials of changes: what they start from, what they change, and how they came out. */
export const scenarios: Migration = {
  name: '0010-scenarios',
  sql: `
create table what_if_baseline (
  baseline_id uuid primary key,
  facility_id text not null,
  -- 'now' or 'last_week'
  start text not null,
  issued_at timestamptz not null,
  made_at timestamptz not null default now(),
  about jsonb not null,
  -- What a run starts from: gzipped JSON.
  input bytea not null
);
alter table what_if_baseline alter column input set storage external;
create index what_if_baseline_newest on what_if_baseline (facility_id, start, issued_at desc);

-- References are checked at the end of a transaction: a restored backup brings its tables in the order of their names.
create table scenario (
  scenario_id uuid primary key,
  facility_id text not null,
  baseline_id uuid not null references what_if_baseline deferrable initially deferred,
  name text not null,
  note text not null,
  author text not null,
  created_at timestamptz not null,
  parent_id uuid references scenario deferrable initially deferred,
  changes jsonb not null,
  -- null while it stands on the list
  deleted_at timestamptz
);
create index scenario_by_time on scenario (facility_id, created_at desc, scenario_id desc);
create index scenario_by_baseline on scenario (baseline_id);

-- Beside the scenario and not in it, so that a scenario never changes.
create table scenario_outcome (
  scenario_id uuid primary key references scenario deferrable initially deferred,
  worked_out_at timestamptz not null,
  document jsonb not null
);

create function refuse_other_scenario() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'deleted_at') is distinct from (to_jsonb(old) - 'deleted_at') then
    raise exception 'A scenario does not change.' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger scenario_is_fixed before update on scenario for each row execute function refuse_other_scenario();
`,
};
