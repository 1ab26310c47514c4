import { ScaledErrors, seasonalScale } from './scaled-errors';

test('errors are measured in the seasonal differences before the first origin', () => {
  // |5 - 1|, |7 - 2| with a season of two: mean 4.5; the last value lies after the origin.
  expect(seasonalScale([1, 2, 5, 7, 900], 2, 4)).toBe(4.5);
  expect(seasonalScale([1, NaN, 5, 7], 2, 4)).toBe(4);
  expect(seasonalScale([1], 2, 1)).toBeNaN();
});

test('means by horizon; a series without a scale does not count', () => {
  const scaled = new ScaledErrors([2, NaN]);
  scaled.add(0, 7, -4);
  scaled.add(0, 7, 1);
  scaled.add(1, 7, 100);
  scaled.add(0, 1, 1);
  expect(scaled.byHorizon()).toEqual({ '1': 0.5, '7': 1.25 });
});
