import type { CensusForecast } from '@wardcast/forecasting';
import { RefusalWatch } from './refusal-watch';
import type { IssuedForecast, RefusedForecast } from './unit-forecasts';

const AT = { facilityId: 'north', issuedAt: 1_000 };
const refused = (nodeId: string, reason: 'failed' | 'unit_missing' = 'failed', unitIds: readonly string[] = []): RefusedForecast => ({ nodeId, forecast: null, ladderStep: 6, notes: { stepDown: { reason, unitIds }, widening: null } });
const issued = (nodeId: string): IssuedForecast => ({ nodeId, forecast: {} as CensusForecast, ladderStep: 2, censusAtIssue: 0, staffed: [], issuedAt: AT.issuedAt, known: { arrivalsInHour: 0 }, notes: null });

test('a refusal is kept once for each reason, however often it is made', () => {
  const watch = new RefusalWatch();
  expect(watch.unkept([refused('a'), issued('b')], AT)).toEqual([{ ...AT, nodeId: 'a', reason: 'failed', unitIds: [] }]);
  watch.store([refused('a'), issued('b')]);
  expect(watch.unkept([refused('a')], AT)).toEqual([]);
  expect(watch.unkept([refused('a', 'unit_missing', ['c'])], AT)).toMatchObject([{ reason: 'unit_missing', unitIds: ['c'] }]);
});

test('it is kept again after a forecast, and offered again where it could not be stored', () => {
  const watch = new RefusalWatch();
  watch.store([refused('a')]);
  watch.store([issued('a')]);
  expect(watch.unkept([refused('a')], AT)).toHaveLength(1);
  expect(watch.unkept([refused('a')], AT)).toHaveLength(1);
});
