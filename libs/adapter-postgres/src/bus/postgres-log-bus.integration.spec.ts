import { describeEventBusContract } from '@wardcast/application/testing';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';

/** The embedded default is one partition; a facility's order must hold with several as well. */
describe.each([1, 4])('a log table with %i partition(s)', (busPartitions) => {
  describeEventBusContract('PostgresLogBus', async () => {
    const database = await openTestDatabase();
    const opened: PostgresStores[] = [];
    const open = async (): Promise<PostgresStores> => {
      const stores = await openPostgresStores({ url: database.url, busPartitions, busFirstBackoffMs: 5 });
      opened.push(stores);
      return stores;
    };
    const { bus } = await open();
    let topics = 0;
    return {
      bus,
      newTopic: () => Promise.resolve(`topic-${(topics += 1)}`),
      openAnother: async () => (await open()).bus,
      close: async () => {
        await Promise.all(opened.map((stores) => stores.close()));
        await database.close();
      },
    };
  });
});

describe('PostgresLogBus.prune', () => {
  let database: TestDatabase;
  let stores: PostgresStores;
  beforeAll(async () => {
    database = await openTestDatabase();
    stores = await openPostgresStores({ url: database.url });
  }, 60_000);
  afterAll(async () => {
    await stores.close();
    await database.close();
  });
  const offsets = async (topic: string, count: number): Promise<bigint[]> => {
    const seen: bigint[] = [];
    const consumption = await stores.bus.consume({ topic, group: 'g', maxBatchRecords: 10, startAt: () => Promise.resolve(null), onBatch: (batch) => Promise.resolve(void seen.push(...batch.records.map(({ offset }) => offset))) });
    while (seen.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    await consumption.close();
    return seen;
  };

  it('forgets the oldest records, and never gives their offsets to others', async () => {
    const message = { key: 'k', headers: {}, value: new Uint8Array(1) };
    await stores.bus.append('pruned', Array(5).fill(message));
    expect(await stores.bus.prune({ topic: 'pruned', partition: 0, beforeOffset: 3n, appendedBefore: Date.now() - 3_600_000 })).toBe(0);
    expect(await stores.bus.prune({ topic: 'pruned', partition: 0, beforeOffset: 3n, appendedBefore: Date.now() + 3_600_000 })).toBe(3);
    expect(await offsets('pruned', 2)).toEqual([3n, 4n]);
    expect(await stores.bus.prune({ topic: 'pruned', partition: 0, beforeOffset: 100n })).toBe(2);
    await stores.bus.append('pruned', [message]);
    expect(await offsets('pruned', 1)).toEqual([5n]);
  });
});
