import type { Queryable } from '../database/queryable';

/** Made anew by every rebuild, so that one that was cut off leaves nothing to go on from and nothing to mend. */
export const SIDE_SCHEMA = 'rebuild';

/** Unlogged: a rebuild that dies with the server is begun again anyway. */
export async function createSideSchema(database: Queryable): Promise<void> {
  await dropSideSchema(database);
  await database.query(`
    create schema ${SIDE_SCHEMA};
    create unlogged table ${SIDE_SCHEMA}.stay (like public.stay including defaults including constraints, primary key (facility_id, visit_key, from_at, ordinal));
    create unlogged table ${SIDE_SCHEMA}.unit_hour (like series.unit_hour, primary key (facility_id, unit_id, hour, available_at));
    create unlogged table ${SIDE_SCHEMA}.parked_event (like public.parked_event, primary key (facility_id, event_id));
    create unlogged table ${SIDE_SCHEMA}.unit_live (like public.unit_live, primary key (facility_id, unit_id));
    create unlogged table ${SIDE_SCHEMA}.ledger_snapshot (like public.ledger_snapshot, primary key (facility_id));
  `);
}

export async function dropSideSchema(database: Queryable): Promise<void> {
  await database.query(`drop schema if exists ${SIDE_SCHEMA} cascade`);
}
