import { HOUR_MS } from '@wardcast/timeseries';
import { censusAt, daysEarlier, errorQuantiles } from './census-history';

test('values after the origin are not seen', () => {
  const history = { from: 0, counts: [3, 4, 5] };
  expect(censusAt(history, 2 * HOUR_MS, 2 * HOUR_MS)).toBe(5);
  expect(censusAt(history, 2 * HOUR_MS, HOUR_MS)).toBeNaN();
  expect(censusAt(history, 9 * HOUR_MS, 20 * HOUR_MS)).toBeNaN();
});

test('a week earlier is the same wall time across a clock change', () => {
  // London, Tuesday 31 March 2026 08:00 summer time = 07:00 UTC; a week before, 08:00 winter time = 08:00 UTC.
  expect(daysEarlier('Europe/London', Date.UTC(2026, 2, 31, 7), 7)).toBe(Date.UTC(2026, 2, 24, 8));
});

test('quantiles are the point plus ranked errors, whole and not negative', () => {
  // Nine errors: level .5 has rank 5 (error 0), level .1 rank 1 (-4), level .9 rank 9 (4), above clamps to the largest.
  const errors = [-4, -3, -2, -1, 0, 1, 2, 3, 4, NaN];
  expect(errorQuantiles(10.4, errors, [0.05, 0.1, 0.5, 0.9, 0.99])).toEqual([6, 6, 10, 14, 14]);
  expect(errorQuantiles(2, errors, [0.1])).toEqual([0]);
  expect(errorQuantiles(NaN, errors, [0.5])).toBeNull();
  expect(errorQuantiles(3, [NaN], [0.5])).toBeNull();
});
