import { FAMILIES } from './glm-family';
import { devianceAt, normalEquations } from './normal-equations';
import { indicatorDesign } from './sparse-rows';

test('weights, working response and deviance of one Poisson row at a known point', () => {
  // mu = e^(ln 2) = 2, y = 5, weight 3: w = 6, z = ln 2 + 3/2; both columns are in the row, so the lower triangle is all 6.
  const rows = indicatorDesign(2, [[0, 1]]);
  const point = { family: FAMILIES.poisson, beta: Float64Array.of(Math.log(2), 0), range: { from: 0, to: 1 }, cold: false };
  const { matrix, target } = normalEquations({ rows, outcomes: [5], weights: [3] }, point);
  expect(Array.from(matrix).map((x) => Number(x.toFixed(9)))).toEqual([6, 0, 6, 6]);
  expect(target[0]).toBeCloseTo(6 * (Math.log(2) + 1.5), 9);
  expect(devianceAt({ rows, outcomes: [5], weights: [3] }, point)).toBeCloseTo(3 * 2 * (5 * Math.log(2.5) - 3), 9);
});

test('an offset shifts the mean but not what is explained', () => {
  const rows = indicatorDesign(1, [[0]]);
  const point = { family: FAMILIES.poisson, beta: Float64Array.of(0), range: { from: 0, to: 1 }, cold: false };
  const { matrix, target } = normalEquations({ rows, outcomes: [4], offsets: [Math.log(4)] }, point);
  expect(matrix[0]).toBeCloseTo(4, 9);
  expect(target[0]).toBeCloseTo(0, 9);
});
