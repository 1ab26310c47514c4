import fc from 'fast-check';
import { FAMILIES } from './glm-family';
import { gramMatrix, likelihoodAt, predictorsOf } from './normal-equations';
import { productPredictor, type ProductRows } from './product-rows';
import { fitRidgeGlm } from './ridge-glm';
import { linearPredictor, SparseRowsBuilder, type SparseRows } from './sparse-rows';

const WIDTH = 6;
const FACTORS = 3;
const designs = fc.record({
  cells: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: WIDTH - 1 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  rows: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 30 }),
  factors: fc.array(fc.tuple(fc.constant(1), fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, -2)), { minLength: 1, maxLength: 4 }),
});

/** The design as cells and factors, and written out row by row. */
function bothOf({ cells, rows, factors }: { readonly cells: readonly (readonly number[])[]; readonly rows: readonly (readonly [number, number])[]; readonly factors: readonly (readonly number[])[] }): { readonly products: ProductRows; readonly plain: SparseRows } {
  const ascending = cells.map((columns) => [...columns].sort((a, b) => a - b));
  const [cellRows, plainRows] = [new SparseRowsBuilder(WIDTH), new SparseRowsBuilder(WIDTH)];
  const value = (column: number) => 1 + column / 4;
  const part = (column: number) => column % FACTORS;
  for (const columns of ascending) {
    for (const column of columns) cellRows.add(column, value(column));
    cellRows.endRow();
  }
  const cellOf = Int32Array.from(rows, ([cell]) => cell % cells.length);
  const factorsOf = Int32Array.from(rows, ([, day]) => day % factors.length);
  cellOf.forEach((cell, i) => {
    for (const column of ascending[cell]!) plainRows.add(column, value(column) * factors[factorsOf[i]!]![part(column)]!);
    plainRows.endRow();
  });
  const products = { width: WIDTH, cells: cellRows.build(), parts: Int32Array.from(ascending.flat(), part), cellOf, factorsOf, factorCount: FACTORS, factors: Float64Array.from(factors.flat()) };
  return { products, plain: plainRows.build() };
}

test('products say what the rows written out say: predictors, pull, curvature', () => {
  fc.assert(
    fc.property(designs, (asked) => {
      const { products, plain } = bothOf(asked);
      const outcomes = asked.rows.map((_, i) => (i * 3) % 7);
      const beta = Float64Array.from({ length: WIDTH }, (_, j) => (j - 2) / 5);
      const range = { from: Math.floor(outcomes.length / 3), to: outcomes.length };
      const point = { family: FAMILIES.poisson, beta, range, cold: false };
      const [a, b] = [likelihoodAt({ rows: products, outcomes }, point), likelihoodAt({ rows: plain, outcomes }, point)];
      a.pull.forEach((force, j) => expect(force).toBeCloseTo(b.pull[j]!, 9));
      expect(a.loss).toBeCloseTo(b.loss, 9);
      const [square, written] = [products, plain].map((rows) => gramMatrix(rows, b.curvature, range)) as [Float64Array, Float64Array];
      square.forEach((x, k) => expect(x).toBeCloseTo(written[k]!, 9));
      const predictors = predictorsOf(products, beta, range);
      for (let i = range.from; i < range.to; i++) {
        expect(predictors[i]).toBeCloseTo(linearPredictor(plain, i, beta), 12);
        expect(productPredictor(products, i, beta)).toBeCloseTo(linearPredictor(plain, i, beta), 12);
      }
    }),
  );
});

test('a fit on products has the coefficients of one on rows written out, to nine digits', () => {
  fc.assert(
    fc.property(designs, (asked) => {
      const { products, plain } = bothOf(asked);
      const outcomes = asked.rows.map((_, i) => (i * 5) % 11);
      const [a, b] = [products, plain].map((rows) => fitRidgeGlm({ family: 'poisson', rows, outcomes, penalties: new Float64Array(WIDTH).fill(1) })) as [ReturnType<typeof fitRidgeGlm>, ReturnType<typeof fitRidgeGlm>];
      a.coefficients.forEach((x, j) => expect(Math.abs(x - b.coefficients[j]!)).toBeLessThan(1e-9));
    }),
    { numRuns: 50 },
  );
});
