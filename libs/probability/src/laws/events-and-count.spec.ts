import fc from 'fast-check';
import { sumOf } from './convolve';
import { certain, trimmed } from './count-pmf';
import { eventsAndCount } from './events-and-count';
import { negativeBinomial } from './negative-binomial';
import { poissonBinomial } from './poisson-binomial';

const TAIL = 1e-9;

test('two events and a Poisson count by hand', () => {
  // P(0) = .5 x .8 x e^-1 = .147152; P(1) = (.5 x .8 + .5 x .8 + .5 x .2) e^-1 = .331091.
  const law = eventsAndCount([0.5, 0.2], { mean: 1, size: Infinity }, TAIL);
  expect(law.offset).toBe(0);
  expect(law.p[0]).toBeCloseTo(0.1471518, 7);
  expect(law.p[1]).toBeCloseTo(0.3310915, 7);
});

test('is the sum of both laws, in whatever order they are asked for', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 230 });
  fc.assert(
    fc.property(chances, fc.double({ min: 0, max: 300, noNaN: true }), fc.oneof(fc.constant(Infinity), fc.double({ min: 0.2, max: 500, noNaN: true })), (p, mean, size) => {
      const law = eventsAndCount(p, { mean, size }, TAIL);
      expect(law).toEqual(trimmed(sumOf(trimmed(poissonBinomial(p), TAIL), negativeBinomial(mean, size)), TAIL));
    }),
    { numRuns: 60 },
  );
});

test('an earlier law is not touched by a later one', () => {
  const first = eventsAndCount([0.3, 0.9], { mean: 2, size: 4 }, TAIL);
  const copy = Float64Array.from(first.p);
  eventsAndCount([0.5, 0.5, 0.5], { mean: 40, size: 7 }, TAIL);
  expect(first.p).toEqual(copy);
});

test('nobody and nothing is certain, and the impossible is refused', () => {
  expect(eventsAndCount([], { mean: 0, size: Infinity }, TAIL)).toEqual(certain(0));
  expect(() => eventsAndCount([1.2], { mean: 1, size: 1 }, TAIL)).toThrow('chance');
  expect(() => eventsAndCount([0.2], { mean: -1, size: 1 }, TAIL)).toThrow('mean');
  expect(() => eventsAndCount([0.2], { mean: 1, size: 0 }, TAIL)).toThrow('size');
});
