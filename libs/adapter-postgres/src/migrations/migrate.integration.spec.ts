import type { Pool } from 'pg';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { ALL_MIGRATIONS } from './all-migrations';
import { migrate, MigrationMismatch } from './migrate';
import { fillOlderSchema } from '../testing/fill-older-schema';
import { openTestPool } from '../testing/open-test-pool';

/** A closing database may take its time on a crowded machine. */
jest.setTimeout(240_000);

describe('migrate', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    pool = openTestPool(await database.newDatabase(), 4);
    pool.on('error', () => undefined);
  });
  afterEach(() => pool.end());
  const emptyDatabase = async (): Promise<Pool> => {
    const other = openTestPool(await database.newDatabase(), 2);
    await other.query('drop schema public cascade; drop schema if exists series cascade; create schema public');
    return other;
  };

  it('does nothing the second time', async () => {
    expect(await migrate(pool)).toEqual([]);
    const { rows } = await pool.query<{ name: string }>('select name from schema_migration order by name');
    expect(rows.map(({ name }) => name)).toEqual(ALL_MIGRATIONS.map(({ name }) => name));
  });

  it('runs each step once when several processes start at the same time', async () => {
    const step = { name: '9001-counted', sql: 'create table counted (n int); insert into counted values (1)' };
    const ran = await Promise.all([1, 2, 3].map(() => migrate(pool, [...ALL_MIGRATIONS, step])));
    expect(ran.flat()).toEqual(['9001-counted']);
    expect((await pool.query('select * from counted')).rowCount).toBe(1);
  });

  it('undoes a step that fails half-way, keeps those before it, and goes on from there', async () => {
    const good = { name: '9001-good', sql: 'create table good (n int)' };
    const bad = { name: '9002-bad', sql: 'create table half (n int); select 1 / 0' };
    await expect(migrate(pool, [...ALL_MIGRATIONS, good, bad])).rejects.toThrow('The schema step 9002-bad failed and was undone.');
    expect((await pool.query(`select to_regclass('good') as good, to_regclass('half') as half`)).rows).toEqual([{ good: 'good', half: null }]);
    const mended = { ...bad, sql: 'create table half (n int)' };
    expect(await migrate(pool, [...ALL_MIGRATIONS, good, mended])).toEqual(['9002-bad']);
  });

  it('refuses a database that a newer program migrated', async () => {
    await migrate(pool, [...ALL_MIGRATIONS, { name: '9001-newer', sql: 'select 1' }]);
    await expect(migrate(pool)).rejects.toThrow(MigrationMismatch);
    await expect(migrate(pool)).rejects.toThrow('used by a newer Wardcast');
  });

  it('refuses a step whose text was changed after it ran', async () => {
    const [first, ...others] = ALL_MIGRATIONS;
    if (first === undefined) throw new Error('There is a first step.');
    await expect(migrate(pool, [{ ...first, sql: `${first.sql} ` }, ...others])).rejects.toThrow(`${first.name} ran with another text`);
  });

  it('carries hours and forecasts of an older schema over, each hour with its local day', async () => {
    const older = await emptyDatabase();
    await migrate(older, ALL_MIGRATIONS.filter(({ name }) => name < '0007'));
    await fillOlderSchema(older);
    expect(await migrate(older)).toEqual(ALL_MIGRATIONS.filter(({ name }) => name >= '0007').map(({ name }) => name));
    // 23:00 UTC on a summer's evening is the next day in London, and the same day where no zone is known.
    const { rows } = await older.query(`select facility_id, day::text, hours, census_mean from unit_daily order by facility_id`);
    expect(rows).toEqual([{ facility_id: 'nowhere', day: '2026-07-01', hours: 1, census_mean: 7 }, { facility_id: 'st-test', day: '2026-07-02', hours: 1, census_mean: 9 }]);
    expect((await older.query('select facility_id, hour, available_at, census from series.unit_hour')).rowCount).toBe(3);
    expect((await older.query('select forecast_id, quantiles from series.forecast')).rows).toEqual([{ forecast_id: 'f', quantiles: [1] }]);
    await older.end();
  });

  it('names stays by when they began, and keeps all of an older schema', async () => {
    const older = await emptyDatabase();
    await migrate(older, ALL_MIGRATIONS.filter(({ name }) => name < '0018'));
    await older.query(`insert into stay select 'st-test', visit, place, unit, null, '2026-07-01T23:00:00Z'::timestamptz + began * interval '1 hour', null, false
      from (values ('v', 0, 'a', 0), ('v', 1, 'b', 2), ('v', 2, 'c', 2), ('v', 3, 'd', 5), ('w', 0, 'e', 0)) t (visit, place, unit, began)`);
    expect(await migrate(older)).toContain('0018-stays-by-begin');
    const { rows } = await older.query<{ stay: string }>(`select visit_key || ordinal || unit_id as stay from stay order by visit_key, from_at, ordinal`);
    // b and c began at one instant, as after a merge.
    expect(rows.map(({ stay }) => stay)).toEqual(['v0a', 'v0b', 'v1c', 'v0d', 'w0e']);
    await expect(older.query(`insert into stay select * from stay where unit_id = 'c'`)).rejects.toThrow('duplicate key');
    await older.end();
  });

  it('has names that rise, so that the order of the list is the order of the numbers', () => {
    const names = ALL_MIGRATIONS.map(({ name }) => name);
    expect([...names].sort()).toEqual(names);
    expect(names.map((name) => Number(/^(\d{4})-[a-z-]+$/.exec(name)?.[1]))).toEqual(names.map((_, index) => index + 1));
  });
});
