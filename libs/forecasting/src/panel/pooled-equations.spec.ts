import { PooledEquations } from './pooled-equations';

const NO_RIDGE = new Float64Array(2);

/** y = 1 + 2 x on three points, one of them weighing double. */
function exactLine(): PooledEquations {
  const equations = new PooledEquations(2);
  for (const [x, weight] of [[0, 1], [1, 2], [3, 1]] as const) equations.add(Float64Array.of(1, x), 1 + 2 * x, weight);
  return equations;
}

test('without a ridge an exact line is found again, whatever the weights', () => {
  const [intercept, slope] = exactLine().solve(NO_RIDGE);
  expect(intercept).toBeCloseTo(1, 6);
  expect(slope).toBeCloseTo(2, 6);
});

test('a ridge on one column divides it as the normal equation says', () => {
  // One column, x = 2 twice with y = 4: X'X = 8, X'y = 16; ridge 8 halves the slope of 2.
  const equations = new PooledEquations(1);
  equations.add(Float64Array.of(2), 4, 1);
  equations.add(Float64Array.of(2), 4, 1);
  expect(equations.solve(Float64Array.of(8))[0]).toBeCloseTo(1, 8);
});

test('a deviation starts at the shared coefficients and goes as far as the rows outweigh the ridge', () => {
  // Shared 1; rows say 3 with X'X = 4: deviation 2 x 4 / (4 + 4) = 1.
  const equations = new PooledEquations(1);
  equations.add(Float64Array.of(2), 6, 1);
  expect(equations.solveAround(Float64Array.of(1), Float64Array.of(4))[0]).toBeCloseTo(2, 8);
  expect(equations.solveAround(Float64Array.of(1), Float64Array.of(1e12))[0]).toBeCloseTo(1, 8);
});

test('sums of two halves are the whole, and forgetting changes no solution', () => {
  const half = exactLine();
  const whole = exactLine();
  whole.addAll(half);
  expect(whole.rows).toBe(6);
  half.discount(0.25);
  expect(Array.from(whole.solve(NO_RIDGE), (x) => Number(x.toFixed(5)))).toEqual(Array.from(half.solve(NO_RIDGE), (x) => Number(x.toFixed(5))));
});

test('a column that no row uses stays at zero', () => {
  const equations = new PooledEquations(2);
  equations.add(Float64Array.of(1, 0), 5, 1);
  expect(equations.solve(NO_RIDGE)[1]).toBe(0);
});
