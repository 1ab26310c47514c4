import { ChristmasCurve, nearChristmas } from './christmas-curve';

test('learns how far a day lies from the calm weeks after it, without its weekday', () => {
  const curve = new ChristmasCurve();
  expect(curve.at(0)).toBe(0);
  curve.learn((offset) => (offset === 0 ? 80 : 100), (offset) => (offset === 1 ? 0.05 : 0));
  expect(curve.at(0)).toBeCloseTo(-0.2, 12);
  expect(curve.at(1)).toBeCloseTo(-0.05, 12);
  expect(curve.at(12)).toBe(0);
  curve.learn((offset) => (offset === 0 ? 90 : 100), () => 0);
  expect(curve.at(0)).toBeCloseTo(-0.15, 12);
});

test('a unit without calm weeks teaches nothing', () => {
  const curve = new ChristmasCurve();
  curve.learn((offset) => (offset < 20 ? 100 : NaN), () => 0);
  expect(curve.counts.every((count) => count === 0)).toBe(true);
});

test('Christmas is near for two weeks', () => {
  expect([-6, -5, 8, 9].map(nearChristmas)).toEqual([false, true, true, false]);
});
