import type { Migration } from './migration';

/**
 * What was issued, scored, refused and set is appended to and never overwritten: so far every writer kept to it, now the database
 * does. Rows still go by retention. Triggers by row, since a hypertable hands those on to its chunks.
 */
export const issuedStands: Migration = {
  name: '0017-issued-stands',
  sql: `
create function refuse_update() returns trigger language plpgsql as $$
begin
  raise exception '% does not change.', tg_argv[0] using errcode = 'integrity_constraint_violation';
end $$;
create trigger forecast_stands before update on series.forecast for each row execute function refuse_update('A forecast as issued');
create trigger refusal_stands before update on forecast_refusal for each row execute function refuse_update('A refused issue');
create trigger score_stands before update on forecast_score for each row execute function refuse_update('A score');
create trigger setting_stands before update on facility_setting for each row execute function refuse_update('A setting as set then');
`,
};
