import fc from 'fast-check';
import { differenceOf, mixtureOf, sumOf } from './convolve';
import { certain, chanceAboveCount, momentsOf } from './count-pmf';
import { poisson } from './negative-binomial';
import { poissonBinomial } from './poisson-binomial';

const staying = poissonBinomial([0.1, 0.5, 0.9]);
const census = sumOf(staying, poisson(2));

test('survivors plus newcomers have the golden law', () => {
  // PB[.1, .5, .9] convolved with Poisson(2), k = 0..7 (forecasting design, section 18).
  const golden = [0.00609, 0.073758, 0.196913, 0.26052, 0.221499, 0.136959, 0.066134, 0.026109];
  golden.forEach((p, k) => expect(census.p[k]).toBeCloseTo(p, 6));
});

test('a net change has the golden law and exceedance', () => {
  // The same minus PB[.2, .8], k = -2..4, and P(net > 3) = .2547465 (forecasting design, section 18).
  const net = differenceOf(census, poissonBinomial([0.2, 0.8]));
  expect(net.offset).toBe(-2);
  [0.000974, 0.015942, 0.082636, 0.187385, 0.2441, 0.214216, 0.139154].forEach((p, i) => expect(net.p[i]).toBeCloseTo(p, 6));
  expect(chanceAboveCount(net, 3)).toBeCloseTo(0.2547465, 7);
});

test('moments of independent sums and differences add', () => {
  const mean = fc.double({ min: 0.01, max: 60, noNaN: true });
  fc.assert(
    fc.property(mean, mean, fc.integer({ min: 0, max: 50 }), (a, b, shift) => {
      const x = sumOf(poisson(a), certain(shift));
      const y = poisson(b);
      expect(momentsOf(sumOf(x, y)).mean).toBeCloseTo(a + shift + b, 6);
      expect(momentsOf(sumOf(x, y)).variance).toBeCloseTo(a + b, 5);
      expect(momentsOf(differenceOf(x, y)).mean).toBeCloseTo(a + shift - b, 6);
      expect(momentsOf(differenceOf(x, y)).variance).toBeCloseTo(a + b, 5);
    }),
  );
});

test('a mixture weighs laws with different supports', () => {
  const mixed = mixtureOf([
    { weight: 0.25, law: certain(3) },
    { weight: 0.75, law: certain(5) },
  ]);
  expect(mixed).toEqual({ offset: 3, p: Float64Array.of(0.25, 0, 0.75) });
});
