import { createLedger } from '@wardcast/domain';
import { aFacility, SAMPLE_START } from '@wardcast/domain/testing';
import { SYSTEM_ACTOR } from '../../actor';
import type { ForecastStore } from '../../ports/forecast-store.port';
import type { HourColumns, ReadStore } from '../../ports/read-store.port';
import { ForecastService } from './forecast-service';

const HOUR_MS = 3_600_000;
/** Rows that one read may bring: a database's rows are unpacked in one turn of the thread that answers questions. */
const MOST_ROWS = 1_000;

test('the four weeks before an issue are read in slices without a gap, once an hour', async () => {
  const facility = aFacility();
  const reads: { readonly from: number; readonly to: number }[] = [];
  const readStore: Partial<ReadStore> = {
    recentHours: (_facilityId, from, to) => {
      reads.push({ from, to });
      return Promise.resolve(new Map<string, HourColumns>());
    },
    feedStates: () => Promise.resolve([]),
    contradictions: () => Promise.resolve([]),
  };
  const forecastStore: Partial<ForecastStore> = { append: () => Promise.resolve(), appendRefusals: () => Promise.resolve() };
  const models = { version: 'none', fittedAt: SAMPLE_START, byUnit: new Map(), sums: {} };
  const service = new ForecastService({
    actor: SYSTEM_ACTOR, facility, models,
    readStore: readStore as ReadStore,
    forecastStore: forecastStore as ForecastStore,
    clock: { now: () => SAMPLE_START, speed: 1 },
    modeller: { fit: () => Promise.resolve(models), loadOrFit: () => Promise.resolve(models) },
    ledger: () => createLedger(facility, { openedAt: SAMPLE_START - 24 * HOUR_MS }),
    newId: (nodeId, issuedAt) => `${nodeId} ${issuedAt}`,
    onError: (error) => {
      throw error;
    },
  });
  await service.issueAll('events');
  await service.issueAll('events');
  await service.close();
  // Four units: 2,688 rows are three slices.
  expect(reads).toHaveLength(3);
  expect(reads[0]!.from).toBe(SAMPLE_START - 672 * HOUR_MS);
  expect(reads.slice(1).map(({ from }) => from)).toEqual(reads.slice(0, -1).map(({ to }) => to));
  expect(reads.at(-1)!.to).toBe(SAMPLE_START);
  for (const { from, to } of reads) expect(((to - from) / HOUR_MS) * facility.units.length).toBeLessThanOrEqual(MOST_ROWS);
});
