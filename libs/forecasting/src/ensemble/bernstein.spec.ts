import fc from 'fast-check';
import { combinationRegrets, combineQuantiles, publishedWeights, SCORES_TO_TRUST, startBernstein, stepBernstein } from './bernstein';

const EVEN = { prior: [0.5, 0.5], forgetting: 0 };

test('one step, worked by hand', () => {
  // r = (.2, -.1), no forgetting, w0 = 1/2. V = (.04, .01), E = (.2, .1).
  // eta = min(1/(2E), sqrt(ln 2 / V)) = min(2.5, 4.163) and min(5, 8.326) = (2.5, 5).
  // R: eta r = (.5, -.5), neither above 1/2: R = .5 (.2 - 2.5 x .04) = .05 and .5 (-.1 - 5 x .01) = -.075.
  // w ~ (2.5 e^.125, 5 e^-.375) = (2.8329, 3.4364): the first gets .4519.
  const state = stepBernstein(startBernstein(EVEN), [0.2, -0.1], EVEN);
  expect(state.regrets[0]).toBeCloseTo(0.05, 12);
  expect(state.regrets[1]).toBeCloseTo(-0.075, 12);
  expect(state.weights[0]).toBeCloseTo(0.451_866, 5);
  expect(state.scores).toBe(1);
});

test('the regret of a median is half the distance, signed by the side of the outcome', () => {
  // Mixture .5 x 10 + .5 x 20 = 15, outcome 12 is below: slope (1 - .5)/2 = .25 at scale 2; r = .25 (15 - 10), .25 (15 - 20).
  const regrets = combinationRegrets({ levels: [0.5], members: [[10], [20]], weights: [0.5, 0.5] }, 12, 2);
  expect(Array.from(regrets)).toEqual([1.25, -1.25]);
});

test('an absent member is left out of the mixture and earns nothing', () => {
  const members = [[10], null, [20]];
  expect(Array.from(combineQuantiles(members, [0.25, 0.5, 0.25])!)).toEqual([15]);
  expect(combinationRegrets({ levels: [0.5], members, weights: [0.25, 0.5, 0.25] }, 12, 1)[1]).toBe(0);
  expect(combineQuantiles([null, null], [0.5, 0.5])).toBeNull();
});

test('quantiles are averaged and sorted', () => {
  expect(Array.from(combineQuantiles([[1, 3], [5, 1]], [0.5, 0.5])!)).toEqual([2, 3]);
});

test('the prior keeps half a say until there are enough scores, then a fifth', () => {
  const settings = { prior: [0.8, 0.2], forgetting: 0 };
  const learnt = { ...startBernstein(settings), weights: Float64Array.of(0, 1) };
  expect(Array.from(publishedWeights({ ...learnt, scores: SCORES_TO_TRUST - 1 }, settings))).toEqual([0.4, 0.6]);
  expect(publishedWeights({ ...learnt, scores: SCORES_TO_TRUST }, settings)[0]).toBeCloseTo(0.16, 12);
});

test('members that always agree keep the prior', () => {
  const settings = { prior: [0.7, 0.3], forgetting: 0.01 };
  let state = startBernstein(settings);
  for (let i = 0; i < 50; i++) state = stepBernstein(state, [0, 0], settings);
  expect(Array.from(state.weights)).toEqual([0.7, 0.3]);
});

test('the mixture is not much worse than the best member, whoever that is', () => {
  // Losses are within [0, .5]: the bound of theorem 2.1 is of order sqrt(n ln K) / 2 = 10 for n = 400 and K = 3; the others lose about 60 more.
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 1_000 }), (best, seed) => {
      const settings = { prior: [1 / 3, 1 / 3, 1 / 3], forgetting: 0 };
      let state = startBernstein(settings);
      let mixture = 0;
      const losses = [0, 0, 0];
      for (let t = 0; t < 400; t++) {
        const y = ((seed * 31 + t * 17) % 101) / 100;
        const members = [0, 1, 2].map((k) => [k === best ? y + (((t * 7 + k) % 11) - 5) / 100 : ((t * 13 + k * 29) % 97) / 97]);
        const mixed = combineQuantiles(members, state.weights)![0]!;
        mixture += Math.abs(y - mixed) / 2;
        members.forEach(([q], k) => (losses[k]! += Math.abs(y - q!) / 2));
        state = stepBernstein(state, combinationRegrets({ levels: [0.5], members, weights: state.weights }, y, 1), settings);
      }
      return mixture - Math.min(...losses) < 10 && state.weights[best]! > 0.8;
    }),
    { numRuns: 20 },
  );
});

test('weights are always a share-out of one', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 }), { maxLength: 60 }), (steps) => {
      const settings = { prior: [0.6, 0.3, 0.1], forgetting: 0.002 };
      const { weights } = steps.reduce((state, regrets) => stepBernstein(state, regrets, settings), startBernstein(settings));
      return Math.abs(weights.reduce((sum, w) => sum + w, 0) - 1) < 1e-9 && weights.every((w) => w >= 0);
    }),
  );
});
