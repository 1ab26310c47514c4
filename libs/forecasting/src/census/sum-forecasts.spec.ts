import { momentsOf, poisson } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import type { CensusForecast } from './census-forecast';
import { sumForecasts } from './sum-forecasts';

const unit = (mean: number, change: Partial<CensusForecast> = {}): CensusForecast => ({
  issuedAt: 0,
  censusAtIssue: 5,
  targets: [HOUR_MS],
  laws: [poisson(mean)],
  mean: Float32Array.of(mean),
  expectedIn: Float32Array.of(1),
  expectedOut: Float32Array.of(2),
  ...change,
});

test('independent Poisson units add up to a Poisson hospital', () => {
  const sum = sumForecasts([3, 8, 20, 1, 9].map((mean) => unit(mean)));
  const { mean, variance } = momentsOf(sum.laws[0]!);
  expect(mean).toBeCloseTo(41, 4);
  expect(variance).toBeCloseTo(41, 3);
  expect(sum.censusAtIssue).toBe(25);
  expect([sum.expectedIn[0], sum.expectedOut[0]]).toEqual([5, 10]);
});

test('what the units have in common widens the sum and leaves its mean', () => {
  const parts = [30, 8, 20, 10, 9].map((mean) => unit(mean));
  const { mean, variance } = momentsOf(sumForecasts(parts, { byBucket: [1.5, 1, 1, 1] }).laws[0]!);
  expect(mean).toBeCloseTo(77, 1);
  // 77 x 1.5^2 = 173.3; whole counts add up to a twelfth.
  expect(Math.abs(variance - 173.25)).toBeLessThan(0.5);
});

test('one unit is its own sum, none is refused, and so are different times', () => {
  expect(momentsOf(sumForecasts([unit(4)]).laws[0]!).mean).toBeCloseTo(4, 6);
  expect(() => sumForecasts([])).toThrow('at least one');
  expect(() => sumForecasts([unit(4), unit(4, { issuedAt: 1 })])).toThrow('different');
  expect(() => sumForecasts([unit(4), unit(4, { targets: [2 * HOUR_MS] })])).toThrow('different');
});
