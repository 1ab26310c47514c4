import { certain, type CountPmf } from '../laws/count-pmf';
import { poisson } from '../laws/negative-binomial';
import { brierScore, randomisedPit, rankedProbabilityScore } from './ranked-probability';

const law: CountPmf = { offset: 3, p: Float64Array.of(0.5, 0.5) };

test('the score of a sure forecast is its distance, inside and outside the support', () => {
  expect(rankedProbabilityScore(certain(4), 4)).toBe(0);
  expect(rankedProbabilityScore(certain(4), 9)).toBe(5);
  expect(rankedProbabilityScore(certain(4), 1)).toBe(3);
});

test('the score sums squared differences of the cumulated chances', () => {
  // F = .5 at 3, 1 at 4. y = 3: (.5 - 1)^2 = .25. y = 4: (.5 - 0)^2 = .25. y = 6: .25 + 1 (at 4) + 1 (at 5) = 2.25.
  expect(rankedProbabilityScore(law, 3)).toBeCloseTo(0.25, 12);
  expect(rankedProbabilityScore(law, 4)).toBeCloseTo(0.25, 12);
  expect(rankedProbabilityScore(law, 6)).toBeCloseTo(2.25, 12);
});

test('the randomised transform lies between the cumulated chances below and at the count', () => {
  expect(randomisedPit(law, 4, 0)).toBe(0.5);
  expect(randomisedPit(law, 4, 1)).toBe(1);
  expect(randomisedPit(law, 1, 0.7)).toBe(0);
  expect(randomisedPit(poisson(3), 900, 0.7)).toBeCloseTo(1, 8);
});

test('the Brier score is the squared miss of a chance', () => {
  expect(brierScore(0.8, true)).toBeCloseTo(0.04, 12);
  expect(brierScore(0.8, false)).toBeCloseTo(0.64, 12);
});
