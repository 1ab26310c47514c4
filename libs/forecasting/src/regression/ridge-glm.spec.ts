import { solvePositiveDefinite } from '@wardcast/probability';
import fc from 'fast-check';
import { FAMILIES } from './glm-family';
import { gramMatrix, likelihoodAt } from './normal-equations';
import { fitRidgeGlm, type RidgeGlmInput } from './ridge-glm';
import { indicatorDesign, linearPredictor, SparseRowsBuilder } from './sparse-rows';

const free = (width: number) => new Float64Array(width);

test('a Poisson fit without a ridge gives each group its own events over exposure', () => {
  // Groups {0} and {0, 1}: rates 30/10 and 5/20, so b0 = ln 3 and b1 = ln(.25/3).
  const offsets = [10, 20].map(Math.log);
  const { coefficients, settled } = fitRidgeGlm({ family: 'poisson', rows: indicatorDesign(2, [[0], [0, 1]]), outcomes: [30, 5], offsets, penalties: free(2) });
  expect(settled).toBe(true);
  expect(Math.exp(coefficients[0]!)).toBeCloseTo(3, 6);
  expect(coefficients[1]).toBeCloseTo(Math.log(0.25 / 3), 6);
});

test('a logit fit without a ridge gives each group the log odds of its share', () => {
  // 30 of 40 and 10 of 50, as weighted shares: ln(.75/.25) = ln 3 and ln(.2/.8) = -ln 4.
  const { coefficients } = fitRidgeGlm({ family: 'logit', rows: indicatorDesign(2, [[0], [1]]), outcomes: [0.75, 0.2], weights: [40, 50], penalties: free(2) });
  expect(coefficients[0]).toBeCloseTo(Math.log(3), 6);
  expect(coefficients[1]).toBeCloseTo(-Math.log(4), 6);
});

test('a Gaussian fit is weighted ridge regression', () => {
  // One column, x = 1, 2; y = 3, 5; weights 1, 4; ridge 3: (1*3 + 4*2*5) / (1 + 16 + 3) = 43/20.
  const builder = new SparseRowsBuilder(1);
  [1, 2].forEach((x) => {
    builder.add(0, x);
    builder.endRow();
  });
  const { coefficients, steps } = fitRidgeGlm({ family: 'gaussian', rows: builder.build(), outcomes: [3, 5], weights: [1, 4], penalties: [3] });
  expect(coefficients[0]).toBeCloseTo(2.15, 8);
  expect(steps).toBe(1);
});

const cells = fc.record({
  lists: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }), { minLength: 1, maxLength: 30 }),
  seed: fc.integer({ min: 1, max: 1_000 }),
  penalties: fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: 5, maxLength: 5 }),
  centre: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
});

test.each(['poisson', 'logit'] as const)('the %s fit solves its score equation: X\'w(y - mu) = lambda (b - centre)', (family) => {
  fc.assert(
    fc.property(cells, ({ lists, seed, penalties, centre }) => {
      const rows = indicatorDesign(5, lists.map((list) => [0, ...list]));
      const outcomes = lists.map((_, i) => (family === 'logit' ? (i * seed) % 2 : (i * seed) % 13));
      const weights = lists.map((_, i) => 0.5 + (i % 3));
      const { coefficients } = fitRidgeGlm({ family, rows, outcomes, weights, penalties, centre });
      const score = new Float64Array(5);
      lists.forEach((list, i) => {
        const eta = linearPredictor(rows, i, coefficients);
        const mu = family === 'logit' ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta);
        for (const column of [0, ...list]) score[column]! += weights[i]! * (outcomes[i]! - mu);
      });
      score.forEach((value, j) => expect(value - penalties[j]! * (coefficients[j]! - centre[j]!)).toBeCloseTo(0, 5));
    }),
    { numRuns: 50 },
  );
});

const hourly: Omit<RidgeGlmInput, 'start'> = {
  family: 'poisson',
  rows: indicatorDesign(4, Array.from({ length: 90 }, (_, i) => [0, 1 + (i % 3)])),
  outcomes: Array.from({ length: 90 }, (_, i) => (i % 7) + 3 * (i % 3)),
  penalties: [0, 1, 1, 1],
};

test('a warm start needs fewer steps and ends at the same place, and so does one from far off', () => {
  const cold = fitRidgeGlm(hourly);
  const warm = fitRidgeGlm({ ...hourly, start: cold.coefficients });
  expect(warm.steps).toBeLessThan(cold.steps);
  const far = fitRidgeGlm({ ...hourly, start: Float64Array.of(25, -20, 9, 3) });
  for (const other of [warm, far]) other.coefficients.forEach((b, j) => expect(b).toBeCloseTo(cold.coefficients[j]!, 9));
});

/** Newton's method with a dense matrix factorised at every step: slow, and with nothing clever in it. */
function plainFit(input: Omit<RidgeGlmInput, 'start'>): Float64Array {
  const { width } = input.rows;
  const [family, range] = [FAMILIES[input.family], { from: 0, to: input.outcomes.length }];
  let beta = new Float64Array(width);
  for (let step = 0; step < 30; step++) {
    const { pull, curvature } = likelihoodAt(input, { family, beta, range, cold: step === 0 });
    const matrix = gramMatrix(input.rows, curvature, range);
    for (let j = 0; j < width; j++) {
      const ridge = input.penalties[j]! + 1e-9;
      matrix[j * width + j]! += ridge;
      pull[j]! -= ridge * beta[j]!;
    }
    const by = solvePositiveDefinite(matrix, pull);
    beta = beta.map((b, j) => b + by[j]!);
  }
  return beta;
}

test('one curvature for many steps ends where a new one for each does, to eight digits', () => {
  fc.assert(
    fc.property(cells, ({ lists, seed, penalties }) => {
      const outcomes = lists.map((_, i) => (i * seed) % 13);
      const asked = { family: 'poisson' as const, rows: indicatorDesign(5, lists.map((list) => [0, ...list])), outcomes, penalties };
      const plain = plainFit(asked);
      fitRidgeGlm(asked).coefficients.forEach((b, j) => expect(Math.abs(b - plain[j]!)).toBeLessThan(1e-8));
    }),
    { numRuns: 50 },
  );
});

test('a week of hourly counts is fitted on one curvature', () => {
  const outcomes = Array.from({ length: 168 }, (_, i) => 10 + ((i * 7) % 5) + (i % 24 > 8 ? 8 : 0));
  const fit = fitRidgeGlm({ family: 'poisson', rows: indicatorDesign(32, outcomes.map((_, i) => [0, 1 + (i % 24), 25 + Math.floor(i / 24)])), outcomes, penalties: [0, ...new Array<number>(31).fill(1)] });
  expect(fit).toMatchObject({ settled: true, factorisations: 1 });
});

test('rows outside the range and rows of weight zero are not read', () => {
  const broken = hourly.outcomes as number[];
  const outcomes = broken.map((y, i) => (i < 10 || i >= 80 || i === 40 ? NaN : y));
  const weights = broken.map((_, i) => (i === 40 ? 0 : 1));
  const fit = fitRidgeGlm({ ...hourly, outcomes, weights, range: { from: 10, to: 80 } });
  expect(fit.coefficients.every(Number.isFinite)).toBe(true);
  expect(() => fitRidgeGlm({ ...hourly, outcomes })).toThrow('row 0');
});

test('separated, empty and absent data stay finite', () => {
  const separated = fitRidgeGlm({ family: 'logit', rows: indicatorDesign(2, [[0], [1]]), outcomes: [0, 1], penalties: [0, 0] });
  expect(separated.coefficients.every(Number.isFinite)).toBe(true);
  const empty = fitRidgeGlm({ family: 'poisson', rows: indicatorDesign(2, [[0], [0, 1]]), outcomes: [0, 0], penalties: [0.1, 0.1] });
  expect(empty.coefficients.every(Number.isFinite)).toBe(true);
  const none = fitRidgeGlm({ family: 'poisson', rows: indicatorDesign(2, []), outcomes: [], penalties: [1, 1], centre: [2, 3] });
  expect(Array.from(none.coefficients)).toEqual([2, 3]);
});
