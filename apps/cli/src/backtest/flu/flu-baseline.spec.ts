import fc from 'fast-check';
import { baselineQuantiles } from './flu-baseline';

const LEVELS = [0.025, 0.25, 0.5, 0.75, 0.975];

test('one week ahead the spread is that of the symmetrised differences', () => {
  // Differences of 10, 20, 10: 10 and -10; the symmetrised four are -10, -10, 10, 10, drawn along their linear quantiles.
  const [one] = baselineQuantiles([10, 20, 10], [1], LEVELS, 1)!;
  expect(one![2]).toBe(10);
  // Between the middle two of them the quantiles run linearly from -10 to 10, so a third of the draws lies there.
  expect(one![0]!).toBeCloseTo(0, 0);
  expect(Math.abs(one![4]! - 20)).toBeLessThan(0.5);
});

test('nothing is known of a place without two neighbouring weeks or without a last value', () => {
  expect(baselineQuantiles([1, NaN, 3], [1], LEVELS, 1)).toBeNull();
  expect(baselineQuantiles([1, 2, NaN], [1], LEVELS, 1)).toBeNull();
});

test('quantiles ascend, are never below 0, have the last value in the middle, and widen with the horizon', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 3, maxLength: 30 }), (values) => {
      const horizons = baselineQuantiles(values, [1, 4], LEVELS, 3)!;
      for (const q of horizons) {
        expect([...q]).toEqual([...q].sort((a, b) => a - b));
        expect(q[0]!).toBeGreaterThanOrEqual(0);
        expect(q[2]!).toBeCloseTo(values.at(-1)!, 6);
      }
      expect(horizons[1]![4]! - horizons[1]![2]!).toBeGreaterThanOrEqual(0.9 * (horizons[0]![4]! - horizons[0]![2]!));
    }),
    { numRuns: 10 },
  );
});
