import fc from 'fast-check';
import { countFrom, MAX_INVERTED_MEAN } from './count-from-uniform';

test('inverts the Poisson and the negative binomial law', () => {
  // Poisson(2): P(0) = .1353, P(<= 1) = .4060, P(<= 2) = .6767. NB with mean 2, size 2: P(0) = 1/4, P(1) = 1/4, P(2) = 3/16.
  expect([0.1, 0.3, 0.5, 0.7].map((u) => countFrom(u, 2))).toEqual([0, 1, 2, 3]);
  expect([0.2, 0.4, 0.6, 0.7].map((u) => countFrom(u, 2, 2))).toEqual([0, 1, 2, 3]);
  expect(countFrom(0.999, 0)).toBe(0);
});

test('more demand only adds: the count ascends with the mean at any luck', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1 - 1e-9, noNaN: true }), fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), (u, mean, more) => {
      expect(countFrom(u, mean + more)).toBeGreaterThanOrEqual(countFrom(u, mean));
    }),
  );
});

test('a mean that cannot be inverted is refused', () => {
  expect(() => countFrom(0.5, -1)).toThrow(RangeError);
  expect(() => countFrom(0.5, MAX_INVERTED_MEAN + 1)).toThrow('mean count');
  expect(countFrom(1 - 1e-12, MAX_INVERTED_MEAN)).toBeLessThan(1_001);
});
