import type { OperationsBacklog, OperationsStore } from '@wardcast/application';
import type { Pool } from 'pg';
import { toTimestamp } from '../database/instants';
import { ALL_MIGRATIONS } from '../migrations/all-migrations';

const NEWEST_FORECASTS = `
select f.facility_id as "facilityId", to_ms(n.issued_at) as "issuedAt" from facility f cross join lateral (
  select issued_at from series.forecast where facility_id = f.facility_id and node_id = f.facility_id order by issued_at desc limit 1
) n order by f.facility_id`;

/** A few numbers for probes and metrics; see the port. */
export class PostgresOperationsStore implements OperationsStore {
  constructor(private readonly pool: Pool) {}

  async readiness(): Promise<{ readonly migrated: boolean; readonly forecast: boolean }> {
    const { rows } = await this.pool.query<{ names: string[] }>('select array_agg(name) as names from schema_migration');
    const ran = new Set(rows[0]?.names ?? []);
    const migrated = ALL_MIGRATIONS.every(({ name }) => ran.has(name));
    if (!migrated) return { migrated, forecast: false };
    const found = await this.pool.query<{ found: boolean }>('select exists (select from series.forecast) as found');
    return { migrated, forecast: found.rows[0]?.found === true };
  }

  async backlog(overdueBefore: number): Promise<OperationsBacklog> {
    const { rows } = await this.pool.query<{ dead: string; waiting: string; overdue: string }>(
      `select (select count(*) from dead_letter where replayed_at is null) as dead,
         (select count(*) from parked_event) as waiting, (select count(*) from parked_event where occurred_at < $1) as overdue`,
      [toTimestamp(overdueBefore)],
    );
    const forecasts = await this.pool.query<{ facilityId: string; issuedAt: number }>(NEWEST_FORECASTS);
    const row = rows[0];
    return { deadLetters: Number(row?.dead ?? 0), waiting: Number(row?.waiting ?? 0), overdue: Number(row?.overdue ?? 0), forecasts: forecasts.rows };
  }
}
