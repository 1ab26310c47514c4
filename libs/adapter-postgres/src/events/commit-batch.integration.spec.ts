import { setTimeout as sleep } from 'node:timers/promises';
import type { IngestStore } from '@wardcast/application';
import type { Pool } from 'pg';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { openCuttingProxy, type CuttingProxy } from '../testing/cutting-proxy';
import { makeBatch, makeEvent, makeLive, TEST_FACILITY } from '../testing/make-batch';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';

/** A closing database may take its time on a crowded machine. */
jest.setTimeout(240_000);

const TABLES = ['ingest_offset', 'inbox', 'event', 'dead_letter', 'parked_event', 'conflict', 'feed_state', 'stay', 'series.unit_hour', 'series.stale_day', 'unit_live', 'node_version', 'facility_version'];

describe('commitBatch', () => {
  let database: TestDatabase;
  let proxy: CuttingProxy;
  let stores: PostgresStores;
  let store: IngestStore;
  let admin: Pool;
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    const url = await database.newDatabase();
    proxy = await openCuttingProxy(url);
    stores = await openPostgresStores({ url: proxy.url });
    store = stores.ingestStore;
    admin = openTestPool(url, 3);
    admin.on('error', () => undefined);
  });
  afterEach(async () => {
    await stores.close();
    await admin.end();
    await proxy.close();
  });

  const count = async (table: string): Promise<number> => Number((await admin.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n);
  const contents = async (): Promise<unknown> => Promise.all(TABLES.map(async (table) => [table, (await admin.query(`select * from ${table} t order by t::text`)).rows]));
  const two = (from: number) => [makeEvent(from), makeEvent(from + 1)];

  it('moves the position and stores the events in the order of the batch', async () => {
    expect(await store.readPosition(makeBatch().position)).toBeNull();
    const applied = [makeEvent(7), makeEvent(3), makeEvent(5)];
    expect(await store.commitBatch(makeBatch({ applied }))).toEqual({ kind: 'committed', version: 1n });
    expect(await store.readPosition(makeBatch().position)).toBe(10n);
    expect((await store.readEventsAfter(TEST_FACILITY.facilityId, 0n, 10)).map(({ event }) => event)).toEqual(applied);
  });

  it('lets one of two writers of the same offset through, and the other writes nothing', async () => {
    await store.commitBatch(makeBatch({ nextOffset: 4n, applied: two(1) }));
    const rivals = [10, 20, 30, 40].map((serial) => makeBatch({ expectedOffset: 4n, nextOffset: BigInt(serial), applied: two(serial), live: [makeLive('m1', 1)] }));
    const outcomes = await Promise.all(rivals.map((batch) => store.commitBatch(batch)));
    const position = await store.readPosition(makeBatch().position);
    expect(outcomes.filter(({ kind }) => kind === 'committed')).toEqual([{ kind: 'committed', version: 2n }]);
    expect(outcomes.filter(({ kind }) => kind === 'fenced')).toEqual(Array(3).fill({ kind: 'fenced', actualOffset: position }));
    const stored = await store.readEventsAfter(TEST_FACILITY.facilityId, 0n, 100);
    expect(stored.slice(2).map(({ event }) => event.eventId)).toEqual(two(Number(position)).map((event) => event.eventId));
  });

  it.each([
    ['behind', { expectedOffset: 3n }],
    ['ahead', { expectedOffset: 11n }],
    ['of another incarnation of the topic', { expectedOffset: 10n, position: { topic: 'test.events', partition: 0, topicId: 'second' } }],
  ])('changes no table at all when the expected offset is %s', async (_, change) => {
    await store.commitBatch(makeBatch({ applied: two(1), live: [makeLive('m1', 1)] }));
    const before = await contents();
    expect(await store.commitBatch(makeBatch({ ...change, nextOffset: 20n, applied: two(5), live: [makeLive('m1', 2)], heartbeats: new Map([['x', 1]]) }))).toEqual({ kind: 'fenced', actualOffset: 10n });
    expect(await contents()).toEqual(before);
  });

  it('stores an event once, whether it is repeated in the batch or in a later one', async () => {
    await store.commitBatch(makeBatch({ applied: [makeEvent(1), makeEvent(1), makeEvent(2)] }));
    await store.commitBatch(makeBatch({ expectedOffset: 10n, nextOffset: 20n, applied: [makeEvent(2), makeEvent(3)] }));
    expect(await count('event')).toBe(3);
    expect(await store.findKnownEventIds(TEST_FACILITY.facilityId, [1, 2, 3, 4].map((serial) => makeEvent(serial).eventId))).toEqual(new Set([1, 2, 3].map((serial) => makeEvent(serial).eventId)));
  });

  it('knows that it committed when the answer was lost', async () => {
    await store.commitBatch(makeBatch({ applied: two(1) }));
    proxy.cutBeforeNextReply();
    expect(await store.commitBatch(makeBatch({ expectedOffset: 10n, nextOffset: 20n, applied: two(3) }))).toEqual({ kind: 'committed', version: 2n });
    expect(proxy.cuts()).toBe(1);
    expect([await count('event'), await store.readPosition(makeBatch().position)]).toEqual([4, 20n]);
  });

  it('commits once when the request was lost', async () => {
    await store.commitBatch(makeBatch({ applied: two(1) }));
    proxy.cutBeforeNextRequest();
    expect(await store.commitBatch(makeBatch({ expectedOffset: 10n, nextOffset: 20n, applied: two(3) }))).toEqual({ kind: 'committed', version: 2n });
    expect(proxy.cuts()).toBe(1);
    expect(await count('event')).toBe(4);
  });

  it('is fenced, not confused, when another writer took the offset while its own answer was lost', async () => {
    await store.commitBatch(makeBatch({ applied: two(1) }));
    const rival = await openPostgresStores({ url: database.url.replace(/[^/]*$/, new URL(proxy.url).pathname.slice(1)) });
    proxy.cutBeforeNextRequest();
    const [mine, theirs] = await Promise.all([
      store.commitBatch(makeBatch({ expectedOffset: 10n, nextOffset: 20n, applied: two(3) })),
      rival.ingestStore.commitBatch(makeBatch({ expectedOffset: 10n, nextOffset: 20n, applied: two(5) })),
    ]);
    await rival.close();
    expect([mine.kind, theirs.kind].sort()).toEqual(['committed', 'fenced']);
    expect(await count('event')).toBe(4);
  });

  it('commits once when its session is killed in the middle of the statement', async () => {
    await store.commitBatch(makeBatch({ applied: two(1) }));
    const holder = await admin.connect();
    await holder.query('begin');
    await holder.query('select 1 from facility_version for update');
    const commit = store.commitBatch(makeBatch({ expectedOffset: 10n, nextOffset: 20n, applied: two(3) }));
    // It waits for the facility's row by now, with the offset moved but not committed.
    const waiting = `select pid from pg_stat_activity where application_name = 'wardcast-ingest' and wait_event_type = 'Lock'`;
    while ((await admin.query(waiting)).rowCount === 0) await sleep(5);
    await admin.query(`select pg_terminate_backend(pid) from (${waiting}) w`);
    await holder.query('rollback');
    holder.release();
    expect(await commit).toEqual({ kind: 'committed', version: 2n });
    expect([await count('event'), await count('inbox')]).toEqual([4, 4]);
  });

  it('reports what is wrong with a batch that no retry can save', async () => {
    const broken = makeBatch({ applied: [makeEvent(1, { eventId: 'no id at all' })] });
    await expect(store.commitBatch(broken)).rejects.toThrow('An event id must be 32 hexadecimal digits.');
    expect(await count('ingest_offset')).toBe(0);
  });

  it('gives one facility versions without a gap or a repetition, however many write', async () => {
    const writers = Array.from({ length: 5 }, async (_, partition) => {
      const versions: bigint[] = [];
      for (let round = 0; round < 10; round += 1) {
        const position = { topic: 'test.events', partition, topicId: 'first' };
        const serial = 1_000 * partition + round;
        const outcome = await store.commitBatch(makeBatch({ position, expectedOffset: BigInt(round), nextOffset: BigInt(round + 1), applied: [makeEvent(serial)], live: [makeLive('m1', 1), makeLive('s1', 1)] }));
        if (outcome.kind === 'committed') versions.push(outcome.version);
      }
      expect([...versions].sort((a, b) => Number(a - b))).toEqual(versions);
      return versions;
    });
    const all = (await Promise.all(writers)).flat().map(Number);
    expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });
});
