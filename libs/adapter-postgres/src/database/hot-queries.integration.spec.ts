import type { Pool } from 'pg';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { makeBatch, makeEvent, makeLive, TEST_FACILITY, TEST_NOW } from '../testing/make-batch';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';

/** A closing database may take its time on a crowded machine. */
jest.setTimeout(240_000);

const { facilityId } = TEST_FACILITY;
const DAY_MS = 86_400_000;

/** Enough rows that reading a whole table is never the cheaper plan. */
const FILL = `
insert into inbox select gen_random_uuid(), now() from generate_series(1, 50000);
insert into event (facility_id, event_id, stream, type, family, occurred_at, recorded_at, received_at, mode, feed_id, data)
  select 'st-test', gen_random_uuid(), 'live', 'PatientAdmitted', 'adt', t, t, t, 'live', 'f', '{}' from generate_series(1, 50000) n, lateral (select timestamptz '2025-01-01' + n * interval '10 minutes' as t) x;
insert into stay select 'st-test', 'visit ' || n, 0, 'm1', null, timestamptz '2024-06-01' + n * interval '15 minutes', timestamptz '2024-06-05' + n * interval '15 minutes', false from generate_series(1, 50000) n;
insert into series.unit_hour select 'st-test', unit, t, t, 1, 1, 1, 1, t::date from generate_series(1, 18000) n, lateral (select timestamptz '2024-01-01' + n * interval '1 hour' as t) x, unnest('{m1,m2,s1}'::text[]) unit;
insert into series.forecast select 'st-test', node, timestamptz '2025-01-01' + n * interval '1 hour', 'f', now(), 'hour', 'v', 3, '{1}', '{0.5}', '{1}', '{1}', '{1}', '{1}', '{1}', '{1}', 1 from generate_series(1, 9000) n, unnest('{m1,m2,s1,medicine,st-test}'::text[]) node;
insert into bus_log select 'wardcast.test', 0, n, 'k', '{}', '\\x00', now() from generate_series(0, 49999) n;
insert into dead_letter (topic, part, topic_id, off, at, reason, place, detail, sha256, message_key, headers, original)
  select 'other', 0, 'x', n, now(), 'not_json', '/', 'd', '\\x00', 'k', '{}', '\\x00' from generate_series(1, 20000) n;
insert into parked_event select 'st-test', gen_random_uuid(), 'PatientDischarged', 'visit_unknown', now(), now() from generate_series(1, 20000);
vacuum analyze;`;
const BIG_TABLES = ['inbox', 'event', 'stay', 'unit_hour', 'forecast', 'bus_log', 'dead_letter', 'parked_event'];

describe('hot queries', () => {
  let database: TestDatabase;
  let stores: PostgresStores;
  let admin: Pool;
  beforeAll(async () => {
    database = await openTestDatabase({ settings: { autovacuum: 'off' } });
    stores = await openPostgresStores({ url: database.url });
    admin = openTestPool(database.url);
    await stores.readStore.saveFacility(TEST_FACILITY);
    for (const statement of FILL.split(';').filter((text) => text.trim() !== '')) await admin.query(statement);
  }, 120_000);
  afterAll(async () => {
    await stores.close();
    await admin.end();
    await database.close();
  });

  const ingest = async (): Promise<void> => {
    const stay = { unitId: 'm1', bedId: null, from: TEST_NOW, to: null, onLeave: false, definiteOutAt: null };
    const parked = { eventId: makeEvent(2).eventId, type: 'PatientDischarged' as const, reason: 'visit_unknown' as const, occurredAt: TEST_NOW };
    const hour = { unitId: 'm1', hour: Date.UTC(2026, 0, 15, 10), census: 1, arrivals: 1, departures: 1, staffed: 1, availableAt: TEST_NOW };
    const rejected = { kind: 'rejected' as const, reason: 'not_json' as const, where: '/', detail: 'd', raw: { key: 'k', headers: {}, value: new Uint8Array(1) } };
    const outcome = await stores.ingestStore.commitBatch(
      makeBatch({ applied: [makeEvent(1)], visits: [{ visitKey: 'visit 7', state: 'finished', stays: [] }, { visitKey: 'v', state: 'in_progress', stays: [stay] }], unitHours: [hour], live: [makeLive('m1', 1)], parked: [parked], released: [makeEvent(9).eventId], deadLetters: [{ offset: 3n, rejected }] }),
    );
    expect(outcome.kind).toBe('committed');
  };
  const readAll = async (): Promise<void> => {
    const { ingestStore, readStore, forecastStore } = stores;
    await ingestStore.findKnownEventIds(facilityId, [makeEvent(1).eventId]);
    await ingestStore.readEventsAfter(facilityId, (await ingestStore.lastStoreSequence(facilityId)) - 100n, 50);
    expect((await readStore.unitHours(facilityId, 'm1', { from: Date.UTC(2025, 0, 1), to: Date.UTC(2025, 0, 8) }, null)).hours).toHaveLength(168);
    expect((await readStore.recentHours(facilityId, Date.UTC(2025, 0, 1), Date.UTC(2025, 0, 3))).size).toBe(3);
    expect(await forecastStore.latest(facilityId, 'all')).toHaveLength(5);
    expect(await forecastStore.asOf(facilityId, 'm1', Date.UTC(2025, 5, 1))).not.toBeNull();
    expect(await forecastStore.issueTimes(facilityId, 'm1', Date.UTC(2025, 5, 1), 10)).toHaveLength(10);
    const from = Date.UTC(2024, 8, 1);
    expect((await forecastStore.readTrainingStays(facilityId, from, from + 14 * DAY_MS)).length).toBeGreaterThan(14 * 96);
    expect(await readStore.deadLetters(5)).toHaveLength(5);
    await readStore.changedNodes(facilityId, 0n);
    await readStore.staffing(facilityId, 'm1', { from: Date.UTC(2025, 5, 1), to: Date.UTC(2025, 5, 4) }, null);
    await readStore.edMoments(facilityId, 'm1', Date.UTC(2025, 11, 13));
  };
  const readBus = async (): Promise<void> => {
    let records = 0;
    const consumption = await stores.bus.consume({ topic: 'wardcast.test', group: 'g', maxBatchRecords: 100, startAt: () => Promise.resolve(49_950n), onBatch: (batch) => Promise.resolve(void (records += batch.records.length)) });
    while (records < 50) await new Promise((resolve) => setTimeout(resolve, 5));
    await consumption.close();
  };

  it('read no big table from end to end', async () => {
    await admin.query('select pg_stat_force_next_flush()');
    const scans = async (): Promise<Map<string, number>> => {
      const { rows } = await admin.query<{ relname: string; seq_scan: string }>('select relname, seq_scan from pg_stat_user_tables where relname = any ($1)', [BIG_TABLES]);
      return new Map(rows.map(({ relname, seq_scan }) => [relname, Number(seq_scan)]));
    };
    const before = await scans();
    await ingest();
    await readAll();
    await readBus();
    // Closed sessions have reported what they did.
    await stores.close();
    stores = await openPostgresStores({ url: database.url });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const after = await scans();
    expect(Object.fromEntries(BIG_TABLES.map((table) => [table, (after.get(table) ?? 0) - (before.get(table) ?? 0)]))).toEqual(Object.fromEntries(BIG_TABLES.map((table) => [table, 0])));
  }, 60_000);
});
