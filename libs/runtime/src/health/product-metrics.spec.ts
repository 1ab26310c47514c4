import type { OperationsBacklog, OperationsStore } from '@wardcast/application';
import { ProductMetrics } from './product-metrics';

const BACKLOG: OperationsBacklog = { deadLetters: 3, waiting: 5, overdue: 2, forecasts: [{ facilityId: 'north', issuedAt: 40_000 }] };

afterEach(() => jest.useRealTimers());

test('numbers of a database that does not answer are left out, and come back with it', async () => {
  jest.useFakeTimers({ now: 0 });
  let isAway = false;
  const store: OperationsStore = { backlog: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(BACKLOG)), readiness: () => Promise.resolve({ migrated: true, forecast: true }) };
  const metrics = new ProductMetrics();
  metrics.watchStore(store, { now: () => 100_000, speed: 1 });
  const own = async (): Promise<readonly string[]> => (await metrics.page()).body.split('\n').filter((line) => /^(dead_letter_depth|parked_events|forecast_age_seconds)/.test(line));
  const told = ['dead_letter_depth 3', 'parked_events{overdue="no"} 3', 'parked_events{overdue="yes"} 2', 'forecast_age_seconds{facility="north"} 60'];
  expect(await own()).toEqual(told);
  isAway = true;
  jest.advanceTimersByTime(3_600_000);
  expect(await own()).toEqual([]);
  isAway = false;
  expect(await own()).toEqual(told);
});
