import { solvePositiveDefinite } from './cholesky';

test('solves a small system and reads only the lower triangle', () => {
  // [[4, 2], [2, 3]] x = [10, 8]: x = (30 - 16, 32 - 20) / 8 = [1.75, 1.5].
  const x = solvePositiveDefinite(Float64Array.of(4, 999, 2, 3), Float64Array.of(10, 8));
  expect(x[0]).toBeCloseTo(1.75, 12);
  expect(x[1]).toBeCloseTo(1.5, 12);
});

test('a matrix without an inverse is refused', () => {
  expect(() => solvePositiveDefinite(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 1))).toThrow('not positive definite at row 1');
});
