import fc from 'fast-check';
import { certain, momentsOf } from './count-pmf';
import { logProbability, negativeBinomial, poisson } from './negative-binomial';

test('a Poisson law has the textbook probabilities', () => {
  // P(0) = e^-2 = .135335, P(2) = 2 e^-2 = .270671.
  const law = poisson(2);
  expect(law.offset).toBe(0);
  expect(law.p[0]).toBeCloseTo(0.1353352832, 9);
  expect(law.p[2]).toBeCloseTo(0.2706705665, 9);
  expect(negativeBinomial(0)).toEqual(certain(0));
});

test('mean m and size r give variance m + m^2/r and total one, from tiny to large and down to a twentieth of the mean', () => {
  const mean = fc.double({ min: 1e-4, max: 2_000, noNaN: true });
  fc.assert(
    fc.property(mean, fc.double({ min: 0.05, max: 1e4, noNaN: true }), (m, relativeSize) => {
      const r = m * relativeSize;
      const law = negativeBinomial(m, r);
      expect(law.p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
      const { mean: gotMean, variance } = momentsOf(law);
      // The tail that is left out (1e-10) lies at most some thousand counts away.
      expect(Math.abs(gotMean - m)).toBeLessThan(1e-5 * (1 + m));
      expect(Math.abs(variance - m - (m * m) / r)).toBeLessThan(1e-3 * (1 + m + (m * m) / r));
    }),
  );
});

test('the log probability agrees with the recursion, also at the Poisson end', () => {
  for (const size of [0.7, 40, Infinity]) {
    const law = negativeBinomial(11, size);
    for (const k of [5, 11, 20]) expect(Math.exp(logProbability(k, 11, size))).toBeCloseTo(law.p[k - law.offset]!, 8);
  }
});

test('impossible parameters are refused', () => {
  for (const mean of [NaN, -1, 1e9]) expect(() => poisson(mean)).toThrow(RangeError);
  for (const size of [0, -2, NaN]) expect(() => negativeBinomial(3, size)).toThrow(RangeError);
});
