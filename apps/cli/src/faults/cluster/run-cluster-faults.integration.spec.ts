import { brokerObstacle } from '@wardcast/runtime';
import { isClean } from '../fault-row';
import { SHORT_PLAN } from './fault-plan';
import { runClusterFaults } from './run-cluster-faults';

/** Under four minutes on a quiet machine; a busy one is waited for. */
jest.setTimeout(1_800_000);

const NAME = 'the full mode under kills, zombies, outages, cut links and poison';
const obstacle = brokerObstacle();

if (obstacle === null) {
  describe(NAME, () => {
    it('loses nothing, counts nothing twice, keeps every broken message, and ends with the state of an independent fold', async () => {
      const rows = await runClusterFaults({ plan: SHORT_PLAN, seed: 11, say: () => undefined });
      expect(rows.filter((row) => !isClean(row))).toEqual([]);
      // A trap that knows the statement of a batch no more would strike at any moment, and never within one.
      expect(rows[0]?.detail).toMatch(/statement|answer|batch folded/);
      expect(rows[rows.length - 1]?.events).toBeGreaterThanOrEqual(SHORT_PLAN.events);
    });
  });
} else {
  console.warn(`Skipped, since a real Apache Kafka cannot run here (${obstacle}): ${NAME}`);
  const skipped = it.skip;
  skipped(`${NAME} (${obstacle})`, () => undefined);
}
