import fc from 'fast-check';
import { lastValueForecast } from './last-value-forecast';
import { checkSumOfUnits, sumWithFallback } from './sum-with-fallback';

const units = [4, 20, 11].map((censusAtIssue) => lastValueForecast({ issuedAt: 0, censusAtIssue, horizonHours: 30 }));
const common = { byBucket: [1.2, 1.3, 1.4, 1.4, 1.4, 1.4] };

test('a sum that agrees with its units is issued with what they have in common', () => {
  const { forecast, refusals } = sumWithFallback(units, common);
  expect(refusals).toEqual([]);
  expect(forecast).toMatchObject({ censusAtIssue: 35 });
  forecast!.mean.forEach((mean) => expect(mean).toBeCloseTo(35, 1));
});

test('a common spread that is no number leaves independent units, and says so', () => {
  for (const factor of [NaN, 0, Infinity]) {
    const { forecast, refusals } = sumWithFallback(units, { byBucket: [1, factor, 1, 1, 1, 1] });
    expect(refusals).toEqual(['failed']);
    expect(forecast).toEqual(sumWithFallback(units).forecast);
  }
});

test('a sum that its units do not add up to is not issued', () => {
  const broken = units.map((unit, i) => (i === 1 ? { ...unit, mean: unit.mean.map((m) => m + 5) } : unit));
  // Five beds are more than the one, or 2 % of 40, by which a sum may differ.
  expect(sumWithFallback(broken, common)).toEqual({ forecast: null, refusals: ['sum_of_units', 'sum_of_units'] });
  const [sum] = [sumWithFallback(units).forecast!];
  expect(checkSumOfUnits({ ...sum, censusAtIssue: 34 }, units)).toBe('sum_of_units');
  expect(checkSumOfUnits({ ...sum, expectedIn: sum.expectedIn.map((x) => x * 1.01 + 0.01) }, units)).toBe('sum_of_units');
  expect(checkSumOfUnits({ ...sum, mean: sum.mean.map(() => NaN) }, units)).toBe('not_finite');
});

test('any units of last values add up, whatever they have in common', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(counts, fc.double({ min: 0.6, max: 2.5, noNaN: true }), (censuses, factor) => {
      const parts = censuses.map((censusAtIssue) => lastValueForecast({ issuedAt: 0, censusAtIssue, horizonHours: 24 }));
      expect(sumWithFallback(parts, { byBucket: common.byBucket.map(() => factor) }).refusals).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
