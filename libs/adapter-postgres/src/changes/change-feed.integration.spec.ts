import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangeNotice } from '@wardcast/application';
import type { Pool } from 'pg';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { makeBatch, makeEvent, makeLive, TEST_FACILITY, TEST_NOW } from '../testing/make-batch';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';

/** A closing database may take its time on a crowded machine. */
jest.setTimeout(240_000);

const { facilityId } = TEST_FACILITY;

describe('PostgresChangeFeed and PostgresAppState', () => {
  let database: TestDatabase;
  let stores: PostgresStores;
  let other: PostgresStores;
  let admin: Pool;
  let heard: ChangeNotice[];
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    const url = await database.newDatabase();
    stores = await openPostgresStores({ url });
    other = await openPostgresStores({ url });
    admin = openTestPool(url);
    admin.on('error', () => undefined);
    heard = [];
  });
  afterEach(async () => {
    await Promise.all([stores.close(), other.close(), admin.end()]);
  });
  const until = async (holds: () => boolean): Promise<void> => {
    for (let waited = 0; !holds() && waited < 20_000; waited += 5) await sleep(5);
    expect(holds()).toBe(true);
  };

  it('tells another process of what was published and of what was committed, in order', async () => {
    await other.changeFeed.subscribe((notice) => heard.push(notice));
    await stores.changeFeed.publish({ facilityId, kind: 'progress' });
    await stores.ingestStore.commitBatch(makeBatch({ applied: [makeEvent(1)], live: [makeLive('m1', 1)] }));
    await stores.ingestStore.commitBatch(makeBatch({ expectedOffset: 10n, nextOffset: 11n, heartbeats: new Map([['adt-feed', TEST_NOW]]) }));
    await stores.readStore.saveFacility(TEST_FACILITY);
    await until(() => heard.length === 4);
    expect(heard).toEqual(['progress', 'live', 'heartbeat', 'facility'].map((kind) => ({ facilityId, kind })));
  });

  it('tells nobody of a commit that was fenced', async () => {
    await stores.ingestStore.commitBatch(makeBatch());
    await other.changeFeed.subscribe((notice) => heard.push(notice));
    await stores.ingestStore.commitBatch(makeBatch({ applied: [makeEvent(1)] }));
    await stores.changeFeed.publish({ facilityId, kind: 'progress' });
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ facilityId, kind: 'progress' }]);
  });

  it('stops telling who has left', async () => {
    const leave = await other.changeFeed.subscribe((notice) => heard.push(notice));
    const stayed: ChangeNotice[] = [];
    await other.changeFeed.subscribe((notice) => stayed.push(notice));
    await leave();
    await stores.changeFeed.publish({ facilityId, kind: 'live' });
    await until(() => stayed.length === 1);
    expect(heard).toEqual([]);
  });

  it('comes back after its connection was cut, and says that notices may have been missed', async () => {
    await stores.readStore.saveFacility(TEST_FACILITY);
    await other.changeFeed.subscribe((notice) => heard.push(notice));
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wardcast-listener'`);
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ facilityId, kind: 'live' }]);
    await stores.changeFeed.publish({ facilityId, kind: 'forecast' });
    await until(() => heard.length === 2);
  });

  it('keeps small facts under a key, the last one written', async () => {
    expect(await stores.appState.read('sample.seed')).toBeNull();
    await stores.appState.write('sample.seed', { seed: 7, text: 'ü' });
    await stores.appState.write('sample.seed', { seed: 8, text: 'ü' });
    await stores.appState.write('sample.count', 5);
    expect(await other.appState.read('sample.seed')).toEqual({ seed: 8, text: 'ü' });
    expect(await other.appState.read('sample.count')).toBe(5);
  });
});
