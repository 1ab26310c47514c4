import { uniformAt } from '@wardcast/probability';
import { QuantileTracker } from './quantile-tracker';

test('one step goes up by rate x tau above, and down by rate x (1 - tau) at or below', () => {
  const tracker = new QuantileTracker(0.9, { rate: 0.1, limit: 2 });
  tracker.score(11, 10, 5);
  // .1 x .9 = .09 scales of 5.
  expect(tracker.corrected(10, 5)).toBeCloseTo(10.45, 12);
  tracker.score(10.45, 10, 5);
  // .09 - .1 x .1 = .08 scales.
  expect(tracker.corrected(10, 5)).toBeCloseTo(10.4, 12);
});

test('the share at or below tends to the level though the forecast is biased', () => {
  const tracker = new QuantileTracker(0.8);
  let below = 0;
  for (let i = 0; i < 6_000; i++) {
    const y = 100 * uniformAt(1, i, 0);
    if (i >= 2_000 && y <= tracker.corrected(50, 25)) below++;
    tracker.score(y, 50, 25);
  }
  // What the correction has moved in 4,000 steps is at most 4 scales = 200 steps of .02: the share is within .05 of the level.
  expect(Math.abs(below / 4_000 - 0.8)).toBeLessThan(0.05);
});

test('the correction is bounded, and broken values change nothing', () => {
  const tracker = new QuantileTracker(0.5);
  for (let i = 0; i < 1_000; i++) tracker.score(1e9, 0, 1);
  expect(tracker.corrected(0, 1)).toBe(2);
  tracker.score(NaN, 0, 1);
  tracker.score(0, NaN, 1);
  tracker.score(0, 0, 0);
  expect(tracker.corrected(0, 1)).toBe(2);
  expect(() => new QuantileTracker(1)).toThrow(RangeError);
});
