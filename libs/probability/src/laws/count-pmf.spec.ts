import fc from 'fast-check';
import { certain, chanceAboveCount, momentsOf, quantileOf, quantilesOf, trimmed, type CountPmf } from './count-pmf';

const law: CountPmf = { offset: 2, p: Float64Array.of(0.1, 0.4, 0.3, 0.2) };

test('a quantile is the smallest count whose cumulated chance reaches the level', () => {
  // F(2) = .1, F(3) = .5, F(4) = .8, F(5) = 1.
  expect(quantilesOf(law, [0.05, 0.1, 0.11, 0.5, 0.51, 0.8, 0.99])).toEqual([2, 2, 3, 3, 4, 4, 5]);
  expect(quantileOf(law, 0.5)).toBe(3);
});

test('the chance to exceed counts strictly and knows both ends of the support', () => {
  expect(chanceAboveCount(law, 3)).toBeCloseTo(0.5, 12);
  expect(chanceAboveCount(law, 3.5)).toBeCloseTo(0.5, 12);
  expect(chanceAboveCount(law, 0)).toBeCloseTo(1, 12);
  expect(chanceAboveCount(law, 5)).toBe(0);
  expect(chanceAboveCount(law, 90)).toBe(0);
});

test('moments include the offset', () => {
  // Mean 2 + .4 + .6 + .6 = 3.6; variance = .1 x 2.56 + .4 x .36 + .3 x .16 + .2 x 1.96 = .84.
  expect(momentsOf(law).mean).toBeCloseTo(3.6, 12);
  expect(momentsOf(law).variance).toBeCloseTo(0.84, 12);
  expect(momentsOf(certain(7))).toEqual({ mean: 7, variance: 0 });
});

test('trimming cuts no more than it may on each side, keeps total one and at least one count', () => {
  const cut = trimmed({ offset: 0, p: Float64Array.of(0.001, 0.002, 0.996, 0.001) }, 0.0025);
  expect(cut.offset).toBe(1);
  expect(Array.from(cut.p)).toEqual([0.002 / 0.998, 0.996 / 0.998]);
  expect(trimmed(certain(4), 1)).toEqual(certain(4));
});

test('quantiles at ascending levels ascend for any law', () => {
  const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(weights, fc.integer({ min: -20, max: 20 }), (values, offset) => {
      const total = values.reduce((sum, x) => sum + x, 0) || 1;
      const quantiles = quantilesOf({ offset, p: Float64Array.from(values, (x) => x / total) }, [0.01, 0.25, 0.5, 0.75, 0.99]);
      expect([...quantiles].sort((a, b) => a - b)).toEqual(quantiles);
    }),
  );
});
