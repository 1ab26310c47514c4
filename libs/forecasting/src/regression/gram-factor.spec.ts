import { solvePositiveDefinite } from '@wardcast/probability';
import fc from 'fast-check';
import { factoriseGram } from './gram-factor';

test('a matrix with a diagonal block is solved as a dense one is', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 4 }), { maxLength: 25 }), fc.integer({ min: 1, max: 97 }), (lists, seed) => {
      const matrix = gramOf(12, lists, seed);
      const rhs = Float64Array.from({ length: 12 }, (_, j) => ((j * seed) % 7) - 3);
      const dense = solvePositiveDefinite(Float64Array.from(matrix), rhs);
      const solve = factoriseGram(matrix, 12);
      for (const x of [solve(rhs), solve(rhs)]) x.forEach((value, j) => expect(Math.abs(value - dense[j]!)).toBeLessThan(1e-10));
    }),
  );
});

/** Rows of some columns each, with values of their own; a ridge of 1. */
function gramOf(n: number, lists: readonly (readonly number[])[], seed: number): Float64Array {
  const matrix = new Float64Array(n * n);
  lists.forEach((list, row) => {
    const value = (column: number) => 1 + ((row * seed + column) % 5) / 4;
    for (const i of list) for (const j of list) if (j <= i) matrix[i * n + j]! += value(i) * value(j);
  });
  for (let j = 0; j < n; j++) matrix[j * n + j]! += 1;
  return matrix;
}

test('a matrix without an inverse is refused, in the diagonal block and in the rest', () => {
  expect(() => factoriseGram(Float64Array.of(1, 0, 1, 1), 2)).toThrow('not positive definite');
  expect(() => factoriseGram(Float64Array.of(0, 0, 0, 1), 2)).toThrow('not positive definite at row 0');
});
