import { ErrorPool, sortedQuantile } from './error-pool';

test('only the newest errors count, and too few say nothing', () => {
  const pool = new ErrorPool(3);
  pool.add(100);
  expect(pool.quantiles([0.5], 2)).toBeNull();
  for (const error of [1, 2, 3]) pool.add(error);
  expect(pool.size).toBe(3);
  expect(Array.from(pool.quantiles([0, 0.25, 0.5, 1], 2)!)).toEqual([1, 1.5, 2, 3]);
});

test('a quantile lies linear between its neighbours', () => {
  // Level .25 of four values is place .75: 10 + .75 x 10.
  expect(sortedQuantile([10, 20, 30, 40], 0.25)).toBe(17.5);
  expect(sortedQuantile([7], 0.9)).toBe(7);
  expect(sortedQuantile([], 0.5)).toBeNaN();
});
