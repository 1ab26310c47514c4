import type { Pool } from 'pg';

/** Rows in the schema before measures had days: two facilities, one of them saved; an hour that was corrected once; a forecast. */
export async function fillOlderSchema(pool: Pool): Promise<void> {
  await pool.query(`
    insert into facility (facility_id, tree) values ('st-test', '{"timeZone": "Europe/London"}');
    insert into unit_hour select id, 'm1', '2026-07-01T23:00:00Z', '2026-07-02T00:00:00Z', 7, 1, 1, 9 from unnest('{st-test,nowhere}'::text[]) id;
    insert into unit_hour values ('st-test', 'm1', '2026-07-01T23:00:00Z', '2026-07-03T00:00:00Z', 9, 3, 1, 9);
    insert into forecast values ('st-test', 'm1', '2026-07-01T23:00:00Z', 'f', '2026-07-01T23:00:00Z', 'hour', 'v', 3, '{1}', '{0.5}', '{1}', '{1}', '{1}', '{1}', '{1}', '{1}', 1);
  `);
}
