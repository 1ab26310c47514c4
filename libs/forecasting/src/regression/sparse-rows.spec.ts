import { indicatorDesign, linearPredictor, rowCount, SparseRowsBuilder } from './sparse-rows';

test('rows are packed with ascending columns, and zeros are left out', () => {
  const builder = new SparseRowsBuilder(5);
  builder.add(3, 2);
  builder.add(1, 0.5);
  builder.add(2, 0);
  builder.endRow();
  builder.endRow();
  const rows = builder.build();
  expect(rowCount(rows)).toBe(2);
  expect([Array.from(rows.columns), Array.from(rows.values!), Array.from(rows.starts)]).toEqual([[1, 3], [0.5, 2], [0, 2, 2]]);
  expect(linearPredictor(rows, 0, Float64Array.of(0, 10, 0, 1, 0))).toBe(7);
  expect(linearPredictor(rows, 1, Float64Array.of(0, 10, 0, 1, 0))).toBe(0);
});

test('indicators sum the coefficients of their columns', () => {
  expect(linearPredictor(indicatorDesign(3, [[2, 0]]), 0, Float64Array.of(1, 10, 100))).toBe(101);
});

test('a column outside, twice in a row, or without a number is refused', () => {
  const builder = new SparseRowsBuilder(2);
  expect(() => builder.add(2, 1)).toThrow('not in a design');
  expect(() => builder.add(0, NaN)).toThrow('NaN');
  expect(() => indicatorDesign(2, [[1, 1]])).toThrow('twice');
});
