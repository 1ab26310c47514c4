import { meanPinball, pinballOf } from './pinball';

test('a high quantile that is missed upwards costs its level, downwards the rest', () => {
  expect(pinballOf(0.9, 10, 12)).toBeCloseTo(1.8, 12);
  expect(pinballOf(0.9, 10, 8)).toBeCloseTo(0.2, 12);
  expect(pinballOf(0.9, 10, 10)).toBe(0);
});

test('the mean is over levels and not doubled', () => {
  // (.5 x 2 + .9 x 0) / 2 with y = 12 and quantiles 10 and 12.
  expect(meanPinball([0.5, 0.9], [10, 12], 12)).toBeCloseTo(0.5, 12);
});
