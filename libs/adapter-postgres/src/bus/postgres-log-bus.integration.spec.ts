import { describeEventBusContract } from '@wardcast/application/testing';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { openTestDatabase } from '../testing/open-test-database';

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
