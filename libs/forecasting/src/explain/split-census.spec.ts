import fc from 'fast-check';
import { splitCensus, type ExplainedTarget } from './split-census';

const target: ExplainedTarget = { mean: 30, variance: 9, stillHere: 20, toCome: 8, listEffect: -1, stillHereVariance: 4, toComeVariance: 8, commonVariance: 0.5, expectedIn: 10 };
const named = (given: ExplainedTarget, listed: { booked: number; decided: number }) => Object.fromEntries(splitCensus(given, listed).map((share) => [share.name, share]));

test('patients on a list are taken out of the usual arrivals and not added to them', () => {
  // 2 booked and 3 decided of 10 expected: a fifth and three tenths of the 8 who come and are still there.
  const split = named(target, { booked: 2, decided: 3 });
  expect(split['still_here']).toMatchObject({ mean: 20, variance: 4 });
  expect(split['booked']!.mean).toBeCloseTo(1.6, 12);
  expect(split['decided']!.mean).toBeCloseTo(2.4, 12);
  expect(split['not_known_yet']!.mean).toBeCloseTo(4, 12);
  expect(split['booked']!.variance).toBeCloseTo(1.6, 12);
  // 30 - 28 patients, and 9 - 12 in the variance, which the hindcast correction has narrowed.
  expect(split['adjustment']!.mean).toBeCloseTo(2, 12);
  expect(split['adjustment']!.variance).toBeCloseTo(-3, 12);
});

test('a list longer than the usual arrivals leaves none that nobody knows of', () => {
  const split = named(target, { booked: 15, decided: 5 });
  expect(split['not_known_yet']!.mean).toBeCloseTo(0, 12);
  expect(split['booked']!.mean).toBeCloseTo(6, 12);
});

test('means and variances add up to those issued', () => {
  const count = fc.double({ min: 0, max: 400, noNaN: true });
  fc.assert(
    fc.property(fc.record({ mean: count, variance: count, stillHere: count, toCome: count, listEffect: count, stillHereVariance: count, toComeVariance: count, commonVariance: count, expectedIn: count }), fc.record({ booked: count, decided: count }), (given, listed) => {
      const shares = splitCensus(given, listed);
      expect(shares.reduce((sum, share) => sum + share.mean, 0)).toBeCloseTo(given.mean, 9);
      expect(shares.reduce((sum, share) => sum + share.variance, 0)).toBeCloseTo(given.variance, 9);
    }),
  );
});
