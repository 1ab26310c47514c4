import { describeEventBusContract } from '@wardcast/application/testing';
import type { RecordBatch } from '@wardcast/application';
import type { Pool } from 'pg';
import { NotificationListener } from '../database/notification-listener';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';
import { PostgresLogBus } from './postgres-log-bus';

/** A closing database may take its time on a crowded machine. */
jest.setTimeout(240_000);

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

describe('what wakes a consumer, and what it holds', () => {
  const NEVER_MS = 3_600_000;
  const message = { key: 'k', headers: {}, value: new Uint8Array(1) };
  let database: TestDatabase;
  let pool: Pool;
  let listener: NotificationListener;
  let batches: RecordBatch[];
  beforeAll(async () => {
    database = await openTestDatabase();
    pool = openTestPool(database.url);
    listener = new NotificationListener(database.url);
  }, 60_000);
  afterAll(async () => {
    await listener.close();
    await pool.end();
    await database.close();
  });
  beforeEach(() => {
    batches = [];
  });
  const consume = (bus: PostgresLogBus, topic: string) => bus.consume({ topic, group: 'g', maxBatchRecords: 50, startAt: () => Promise.resolve(null), onBatch: (batch) => Promise.resolve(void batches.push(batch)) });
  const until = async (records: number): Promise<void> => {
    while (batches.flatMap((batch) => batch.records).length < records) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  /** Appends one record, and one more once the consumer has taken it and waits. */
  const takeTwo = async (bus: PostgresLogBus, topic: string): Promise<void> => {
    const consumption = await consume(bus, topic);
    for (const records of [1, 2]) {
      await bus.append(topic, [message]);
      await until(records);
    }
    await consumption.close();
  };

  it('is a notice alone', async () => {
    await takeTwo(new PostgresLogBus({ pool, listener, pollMs: NEVER_MS }), 'noticed');
    expect(batches).toHaveLength(2);
  }, 60_000);

  it('is a look at the log where the notice was lost', async () => {
    const deaf = { subscribe: () => Promise.resolve(() => Promise.resolve()) } as unknown as NotificationListener;
    await takeTwo(new PostgresLogBus({ pool, listener: deaf, pollMs: 50 }), 'unnoticed');
    expect(batches).toHaveLength(2);
  }, 60_000);

  it('holds no more than sixteen megabytes of messages in a batch', async () => {
    const bus = new PostgresLogBus({ pool, listener });
    const value = new Uint8Array(900_000);
    for (let index = 0; index < 40; index += 1) await bus.append('heavy', [{ ...message, value }]);
    const consumption = await consume(bus, 'heavy');
    await until(40);
    await consumption.close();
    // The nineteenth begins below 16 777 216 bytes (18 x 900 000 = 16 200 000 before it), the twentieth above.
    expect(batches.map(({ records }) => records.length)).toEqual([19, 19, 2]);
  }, 60_000);
});
