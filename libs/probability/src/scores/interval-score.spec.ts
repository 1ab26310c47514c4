import { intervalScore, weightedIntervalScore } from './interval-score';
import { meanPinball } from './pinball';

const intervals = [
  { alpha: 0.5, low: 95, high: 105 },
  { alpha: 0.1, low: 88, high: 112 },
];

test('the weighted interval score has the golden values', () => {
  // m = 100, 50 % [95, 105], 90 % [88, 112]: y = 115 gives 9.68, y = 101 gives 1.68 (forecasting design, section 18).
  expect(weightedIntervalScore(100, intervals, 115)).toBeCloseTo(9.68, 10);
  expect(weightedIntervalScore(100, intervals, 101)).toBeCloseTo(1.68, 10);
});

test('it is twice the mean pinball loss over the same quantiles', () => {
  for (const y of [80, 95, 100, 115]) {
    expect(weightedIntervalScore(100, intervals, y)).toBeCloseTo(2 * meanPinball([0.05, 0.25, 0.5, 0.75, 0.95], [88, 95, 100, 105, 112], y), 10);
  }
});

test('an interval that holds costs its width, one that misses costs the miss on top', () => {
  // 2 / .5 x 3 = 12 above a width of 10.
  expect(intervalScore(intervals[0]!, 100)).toBe(10);
  expect(intervalScore(intervals[0]!, 108)).toBe(22);
});
