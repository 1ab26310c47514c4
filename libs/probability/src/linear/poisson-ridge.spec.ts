import { fitPoissonRidge, indicatorRows } from './poisson-ridge';

const fit = (lists: number[][], counts: number[], options: { exposure?: number[]; penalty?: number[]; width?: number } = {}) =>
  fitPoissonRidge({
    rows: indicatorRows(options.width ?? 2, lists),
    counts: Float64Array.from(counts),
    offsets: Float64Array.from(options.exposure ?? counts.map(() => 1), Math.log),
    penalties: Float64Array.from(options.penalty ?? new Array<number>(options.width ?? 2).fill(0)),
  });

test('without a ridge each group gets its own events over exposure', () => {
  // Groups {0} and {0, 1}: rates 30/10 and 5/20, so b0 = ln 3 and b1 = ln(.25/3).
  const beta = fit([[0], [0, 1]], [30, 5], { exposure: [10, 20] });
  expect(Math.exp(beta[0]!)).toBeCloseTo(3, 6);
  expect(Math.exp(beta[0]! + beta[1]!)).toBeCloseTo(0.25, 6);
});

test('the ridge solves its own score equation', () => {
  // One free rate b0 and a deviation b1 with ridge 7: y1 - mu1 = 7 b1 and y0 + y1 = mu0 + mu1.
  const beta = fit([[0], [0, 1]], [40, 90], { penalty: [0, 7] });
  const mu0 = Math.exp(beta[0]!);
  const mu1 = Math.exp(beta[0]! + beta[1]!);
  expect(90 - mu1).toBeCloseTo(7 * beta[1]!, 4);
  expect(mu0 + mu1).toBeCloseTo(130, 4);
});

test('cells without events, and no cells at all, stay finite', () => {
  expect(fit([[0], [0, 1]], [0, 0], { penalty: [0.1, 0.1] }).every(Number.isFinite)).toBe(true);
  expect(Array.from(fit([], []))).toEqual([0, 0]);
});
