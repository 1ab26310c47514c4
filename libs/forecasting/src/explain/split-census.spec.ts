import fc from 'fast-check';
import { splitCensus, type ExplainedTarget } from './split-census';

const target: ExplainedTarget = { mean: 30, variance: 9, stillHere: 20, toCome: 8, booked: 1.5, decided: 2.5, stillHereVariance: 4, toComeVariance: 8, bookedVariance: 0.25, decidedVariance: 1.25 };

test('patients on a list are taken out of those to come, and what the flow model did not say is the adjustment', () => {
  expect(splitCensus(target)).toEqual([
    { name: 'still_here', mean: 20, variance: 4 },
    { name: 'booked', mean: 1.5, variance: 0.25 },
    { name: 'decided', mean: 2.5, variance: 1.25 },
    // 8 - 1.5 - 2.5 patients, 8 - .25 - 1.25 squared.
    { name: 'not_known_yet', mean: 4, variance: 6.5 },
    // 30 - 28 patients, and 9 - 12 in the variance, which the hindcast correction has narrowed.
    { name: 'adjustment', mean: 2, variance: -3 },
  ]);
});

test('means and variances add up to those issued', () => {
  const count = fc.double({ min: 0, max: 400, noNaN: true });
  fc.assert(
    fc.property(fc.record({ mean: count, variance: count, stillHere: count, toCome: count, booked: count, decided: count, stillHereVariance: count, toComeVariance: count, bookedVariance: count, decidedVariance: count }), (given) => {
      const shares = splitCensus(given);
      expect(shares.reduce((sum, share) => sum + share.mean, 0)).toBeCloseTo(given.mean, 9);
      expect(shares.reduce((sum, share) => sum + share.variance, 0)).toBeCloseTo(given.variance, 9);
    }),
  );
});
