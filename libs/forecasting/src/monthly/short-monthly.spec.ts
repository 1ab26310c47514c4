import fc from 'fast-check';
import { forecastShortMonthly } from './short-monthly';

test('repeats a clean season without a trend', () => {
  const month = (t: number): number => 200 + 40 * Math.sin((2 * Math.PI * t) / 12);
  const ahead = forecastShortMonthly(Array.from({ length: 72 }, (_, t) => month(t)), 12)!;
  ahead.forEach((mean, h) => expect(Math.abs(mean / month(72 + h) - 1)).toBeLessThan(0.02));
});

test('follows a trend part of the way', () => {
  const ahead = forecastShortMonthly(Array.from({ length: 48 }, (_, t) => 100 + t), 12)!;
  // The last value is 147; a year on, the line says 159.
  expect(ahead[11]!).toBeGreaterThan(149);
  expect(ahead[11]!).toBeLessThan(160);
});

test('under a year there is no forecast, and a gap is refused', () => {
  expect(forecastShortMonthly([1, 2, 3], 12)).toBeNull();
  expect(() => forecastShortMonthly(new Array<number>(24).fill(NaN), 12)).toThrow(RangeError);
});

test('any counts give finite forecasts of zero or more', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 12, maxLength: 84 }), (counts) => {
      const ahead = forecastShortMonthly(counts, 12);
      return ahead === null || ahead.every((mean) => Number.isFinite(mean) && mean >= 0);
    }),
    { numRuns: 40 },
  );
});
