import fc from 'fast-check';
import { uniformAt } from '../random/counter-random';
import { certain, momentsOf } from './count-pmf';
import { approximatePoissonBinomial, exactPoissonBinomial, poissonBinomial } from './poisson-binomial';

test('three patients have the golden law', () => {
  // PB[.1, .5, .9] = [.045, .455, .455, .045] (forecasting design, section 18).
  [0.045, 0.455, 0.455, 0.045].forEach((p, k) => expect(poissonBinomial([0.1, 0.5, 0.9]).p[k]).toBeCloseTo(p, 12));
  expect(poissonBinomial([])).toEqual(certain(0));
});

test('mean and variance are the sums of p and p(1 - p)', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 80 }), (chances) => {
      const { mean, variance } = momentsOf(poissonBinomial(chances));
      expect(mean).toBeCloseTo(chances.reduce((sum, p) => sum + p, 0), 8);
      expect(variance).toBeCloseTo(chances.reduce((sum, p) => sum + p * (1 - p), 0), 8);
    }),
  );
});

test('above the limit the approximation differs from the exact law by less than a thousandth in total variation', () => {
  const chances = Array.from({ length: 260 }, (_, i) => uniformAt(1, i, 0));
  const exact = exactPoissonBinomial(chances).p;
  const near = approximatePoissonBinomial(chances).p;
  expect(poissonBinomial(chances).p).toEqual(near);
  const distance = exact.reduce((sum, p, k) => sum + Math.abs(p - near[k]!), 0) / 2;
  expect(distance).toBeLessThan(1e-3);
  expect(near.every((p) => p >= 0)).toBe(true);
});

test('many certain patients are a certain census, and impossible chances are refused', () => {
  expect(poissonBinomial(new Array<number>(300).fill(1))).toEqual(certain(300));
  expect(() => poissonBinomial([1.1])).toThrow(RangeError);
  expect(() => poissonBinomial([NaN])).toThrow(RangeError);
});
