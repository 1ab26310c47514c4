import fc from 'fast-check';
import { forecastWeeklyLevel } from './weekly-level';

const options = { horizonWeeks: 4, levels: [0.1, 0.5, 0.9] };

test('a steady series keeps its level, and its spread is that of its errors', () => {
  // 100 and 104 in turn: the best level lies between them, and no forecast is off by more than four.
  const values = Array.from({ length: 60 }, (_, t) => (t % 2 === 0 ? 100 : 104));
  const forecast = forecastWeeklyLevel(values, 59, options)!;
  for (const [low, middle, high] of forecast.quantiles.map((row) => Array.from(row))) {
    expect(middle).toBeGreaterThan(99);
    expect(middle).toBeLessThan(105);
    expect(high! - low!).toBeLessThan(10);
  }
});

test('nothing after the origin is read, and the start is wider than a long record', () => {
  const values = Array.from({ length: 40 }, (_, t) => 50 + ((t * 7) % 5));
  const altered = values.map((value, t) => (t <= 30 ? value : 900));
  expect(forecastWeeklyLevel(altered, 30, options)).toEqual(forecastWeeklyLevel(values, 30, options));
  const width = (origin: number): number => {
    const row = forecastWeeklyLevel(values, origin, options)!.quantiles[0]!;
    return row[2]! - row[0]!;
  };
  expect(width(4)).toBeGreaterThan(0);
});

test('too little says nothing; anything else is finite, ascending and not negative', () => {
  expect(forecastWeeklyLevel([5, 6, 7], 2, options)).toBeNull();
  expect(forecastWeeklyLevel([5, 6, 7, 8, NaN], 4, options)).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constant(NaN)), { minLength: 1, maxLength: 40 }), (values) => {
      const forecast = forecastWeeklyLevel(values, values.length - 1, options);
      return forecast === null || forecast.quantiles.every(([low, middle, high]) => Number.isFinite(high!) && 0 <= low! && low! <= middle! && middle! <= high!);
    }),
  );
});
