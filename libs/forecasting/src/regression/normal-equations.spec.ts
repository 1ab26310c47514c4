import { FAMILIES } from './glm-family';
import { gramMatrix, leastLossOf, likelihoodAt } from './normal-equations';
import { indicatorDesign } from './sparse-rows';

const range = { from: 0, to: 1 };

test('curvature, pull and deviance of one Poisson row at a known point', () => {
  // mu = e^(ln 2) = 2, y = 5, weight 3: W = 6, and the pull is 3 (5 - 2) on each of the row's columns.
  const rows = indicatorDesign(2, [[0, 1]]);
  const input = { rows, outcomes: [5], weights: [3] };
  const { loss, pull, curvature } = likelihoodAt(input, { family: FAMILIES.poisson, beta: Float64Array.of(Math.log(2), 0), range, cold: false });
  expect(curvature[0]).toBeCloseTo(6, 9);
  expect(Array.from(pull).map((x) => Number(x.toFixed(9)))).toEqual([9, 9]);
  expect(Array.from(gramMatrix(rows, curvature, range)).map((x) => Number(x.toFixed(9)))).toEqual([6, 0, 6, 6]);
  expect(loss - leastLossOf(input, FAMILIES.poisson, range)).toBeCloseTo(3 * 2 * (5 * Math.log(2.5) - 3), 9);
});

test('an offset shifts the mean but not what is explained', () => {
  const rows = indicatorDesign(1, [[0]]);
  const { pull, curvature } = likelihoodAt({ rows, outcomes: [4], offsets: [Math.log(4)] }, { family: FAMILIES.poisson, beta: Float64Array.of(0), range, cold: false });
  expect(curvature[0]).toBeCloseTo(4, 9);
  expect(pull[0]).toBeCloseTo(0, 9);
});

test('a cold look pulls towards the outcomes, wherever the coefficients stand', () => {
  // Mean 4.5 for y = 4: W = 4.5, z = ln 4.5 - .5/4.5; from beta = 0 the pull is W z.
  const { pull } = likelihoodAt({ rows: indicatorDesign(1, [[0]]), outcomes: [4] }, { family: FAMILIES.poisson, beta: Float64Array.of(0), range, cold: true });
  expect(pull[0]).toBeCloseTo(4.5 * Math.log(4.5) - 0.5, 9);
});

test('a weighted outcome that is no number is refused, one without weight is not read', () => {
  const rows = indicatorDesign(1, [[0], [0]]);
  const two = { from: 0, to: 2 };
  expect(() => leastLossOf({ rows, outcomes: [NaN, 1] }, FAMILIES.poisson, two)).toThrow('row 0');
  expect(leastLossOf({ rows, outcomes: [NaN, 1], weights: [0, 1] }, FAMILIES.poisson, two)).toBeCloseTo(2, 9);
});
