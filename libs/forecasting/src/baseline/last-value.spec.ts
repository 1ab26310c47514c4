import { HOUR_MS } from '@wardcast/timeseries';
import { lastValue } from './last-value';

const HOURS = 700;
const daily = Array.from({ length: HOURS }, (_, i) => 20 + (i % 24));

test('the usual change from this hour to that one is known from past days', () => {
  // Origin at hour 12 of a day (census 32), three hours later 35 on every day.
  const origin = (24 * 28 + 12) * HOUR_MS;
  expect(lastValue({ from: 0, counts: daily }, { zone: 'UTC', origin, target: origin + 3 * HOUR_MS, levels: [0.1, 0.5, 0.9] })).toEqual([35, 35, 35]);
});

test('no past day, no quantiles', () => {
  expect(lastValue({ from: 0, counts: [1, 2, 3] }, { zone: 'UTC', origin: 2 * HOUR_MS, target: 3 * HOUR_MS, levels: [0.5] })).toBeNull();
});
