import type { Stay } from '@wardcast/domain';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { makeBatch, TEST_NOW } from '../testing/make-batch';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';

jest.setTimeout(240_000);
const HOUR_MS = 3_600_000;
const hour = (hours: number): number => TEST_NOW + hours * HOUR_MS;
const stay = (unitId: string, from: number, to: number | null): Stay => ({ unitId, bedId: null, from: hour(from), to: to === null ? null : hour(to), onLeave: false, definiteOutAt: null });

describe('visits of the weekly summary', () => {
  let database: TestDatabase;
  let stores: PostgresStores;
  beforeAll(async () => {
    database = await openTestDatabase();
    stores = await openPostgresStores({ url: database.url });
  }, 240_000);
  afterAll(async () => {
    await stores.close();
    await database.close();
  });

  it('are all their time in the wards or in the departments; a key that comes back after more than three days is another visit', async () => {
    const visits = [
      // On leave without the bed for a day: one visit. The third stay begins 73 hours after the second ended.
      { visitKey: 'back', state: 'in_progress' as const, stays: [stay('ed', -200, -196), stay('m1', -196, -180), stay('m1', -156, -150), stay('ed', -77, -75), stay('s1', -75, null)] },
      { visitKey: 'over', state: 'finished' as const, stays: [stay('m1', -300, -250)] },
    ];
    const { facilityId } = makeBatch();
    await stores.ingestStore.commitBatch(makeBatch({ visits }));
    const store = stores.summaryStore;
    const ask = async (from: number, to: number): Promise<unknown> => {
      const range = { from: hour(from), to: hour(to) };
      const [wards, departments] = [await store.wardVisits(facilityId, ['ed'], range), await store.edVisits(facilityId, ['ed'], range)];
      return [...wards.map(({ admittedAt, leftAt }) => [admittedAt, leftAt]), ...departments.map(({ arrivedAt, leftAt }) => [arrivedAt, leftAt])].map((times) => times.map((at) => (at === null ? null : (at - TEST_NOW) / HOUR_MS)));
    };
    expect(await ask(-100, 0)).toEqual([[-75, null], [-77, -75]]);
    expect(await ask(-199, -170)).toEqual([[-196, -150], [-200, -196]]);
    expect(await ask(-199, 0)).toEqual([[-196, -150], [-75, null], [-200, -196], [-77, -75]]);
  });
});
