import { lastValueQuantiles } from './last-value-quantiles';

test('the last value with both signs of the differences', () => {
  // Differences of one step 2 and -1, so -2, -1, 1, 2 around 11.
  expect(Array.from(lastValueQuantiles([10, 12, 11], { origin: 2, steps: 1, levels: [0, 0.5, 1] }))).toEqual([9, 11, 13]);
  expect(Array.from(lastValueQuantiles([1], { origin: 0, steps: 3, levels: [0, 1] }))).toEqual([1, 1]);
});
