import type { UnitHour } from '@wardcast/domain';
import type { Pool } from 'pg';
import { PostgresReadStore } from '../census/read-store';
import { PostgresIngestStore } from '../events/ingest-store';
import { ALL_MIGRATIONS } from '../migrations/all-migrations';
import { migrate } from '../migrations/migrate';
import { fillOlderSchema } from '../testing/fill-older-schema';
import { makeBatch, TEST_FACILITY } from '../testing/make-batch';
import { openTestPool } from '../testing/open-test-pool';
import { startTimescale, type TimescaleServer } from '../testing/timescale-server';
import { refreshMeasures } from './refresh-measures';

const PATIENCE_MS = 600_000;
jest.setTimeout(PATIENCE_MS);
const HOUR_MS = 3_600_000;
const { facilityId } = TEST_FACILITY;

describe('TimescaleDB taking over the tables', () => {
  let server: TimescaleServer;
  let pool: Pool;
  beforeAll(async () => {
    server = await startTimescale();
    pool = openTestPool(server.url);
    await migrate(pool, ALL_MIGRATIONS.filter(({ name }) => name < '0007'));
    await fillOlderSchema(pool);
    expect(await migrate(pool)).toContain('timescaledb');
  }, PATIENCE_MS);
  afterAll(async () => {
    await pool.end();
    await server.stop();
  });
  const names = async (sql: string): Promise<unknown[]> => (await pool.query({ text: sql, rowMode: 'array' })).rows.flat();

  it('happens once, and makes hypertables, policies and aggregates of them', async () => {
    expect(await migrate(pool)).toEqual([]);
    expect(await names(`select hypertable_name from timescaledb_information.hypertables where hypertable_schema = 'series' and compression_enabled order by 1`)).toEqual(['forecast', 'unit_hour']);
    expect(await names(`select view_name from timescaledb_information.continuous_aggregates order by 1`)).toEqual(['unit_daily_part', 'unit_hourly_rollup']);
    expect(await names(`select hypertable_name || ' ' || proc_name from timescaledb_information.jobs where hypertable_schema = 'series' order by 1`)).toEqual([
      'forecast policy_compression', 'forecast policy_retention', 'unit_hour policy_compression', 'unit_hour policy_retention',
    ]);
  });

  it('keeps the data that was there', async () => {
    expect(await names('select facility_id || day || hours || census_mean from unit_daily order by 1')).toEqual(['nowhere2026-07-0117', 'st-test2026-07-0219']);
    await refreshMeasures(pool);
    expect(await names('select facility_id || day || hours || census_mean from unit_daily order by 1')).toEqual(['nowhere2026-07-0117', 'st-test2026-07-0219']);
    expect(await names('select forecast_id from series.forecast')).toEqual(['f']);
  });

  it('compresses old hours, and still takes corrections of them', async () => {
    const store = new PostgresIngestStore(pool);
    const reads = new PostgresReadStore(pool);
    const from = Date.UTC(2025, 1, 3);
    const cell = (hour: number, census: number, availableAt = hour + HOUR_MS): UnitHour => ({ unitId: 'm1', hour, census, arrivals: 0, departures: 0, staffed: 9, availableAt });
    // Day by day, as hours come.
    for (let day = 0; day < 90; day += 1) {
      await store.commitBatch(makeBatch({ expectedOffset: BigInt(day), nextOffset: BigInt(day + 1), unitHours: Array.from({ length: 24 }, (_, index) => cell(from + (24 * day + index) * HOUR_MS, 5)) }));
    }
    await refreshMeasures(pool);
    const [job] = await names(`select job_id from timescaledb_information.jobs where hypertable_name = 'unit_hour' and proc_name = 'policy_compression'`);
    await pool.query(`call run_job(${String(job)})`);
    expect(Number((await names(`select count(*) from timescaledb_information.chunks where hypertable_name = 'unit_hour' and is_compressed`))[0])).toBeGreaterThanOrEqual(3);
    const hour = from + 100 * HOUR_MS;
    const again = { ...cell(hour, 29, hour + HOUR_MS) };
    await store.commitBatch(makeBatch({ expectedOffset: 90n, nextOffset: 91n, unitHours: [again, cell(hour + HOUR_MS, 29, hour + 999 * HOUR_MS)] }));
    const read = async (): Promise<unknown> => (await reads.unitDays(facilityId, 'all', { fromDay: '2025-02-07', toDay: '2025-02-08' })).get('m1');
    // 22 hours of 5 and 2 of 29: mean (110 + 58) / 24 = 7.
    const expected = { days: ['2025-02-07'], hours: [24], censusMean: [7], censusMin: [5], censusMax: [29], arrivals: [0], departures: [0], staffedMean: [9] };
    expect(await read()).toEqual(expected);
    expect(await refreshMeasures(pool)).toBe(1);
    expect(await read()).toEqual(expected);
  });

  it('lets go of what is older than it is kept, chunk by chunk', async () => {
    const [job] = await names(`select job_id from timescaledb_information.jobs where hypertable_name = 'forecast' and proc_name = 'policy_retention'`);
    const old = `insert into series.forecast select 'st-test', 'm1', t, 'old', t, 'hour', 'v', 3, '{1}', '{0.5}', '{1}', '{1}', '{1}', '{1}', '{1}', '{1}', 1 from (select timestamptz '2001-01-01' as t) x`;
    await pool.query(old);
    await pool.query(`call run_job(${String(job)})`);
    expect(await names(`select forecast_id from series.forecast where issued_at < '2010-01-01'`)).toEqual([]);
  });
});
