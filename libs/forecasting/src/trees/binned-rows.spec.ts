import fc from 'fast-check';
import { binEdges, binOf, binRows, MAX_BINS } from './binned-rows';

const table = (columns: readonly (readonly number[])[]) => ({ rows: columns[0]!.length, features: columns.length, values: Float64Array.from({ length: columns.length * columns[0]!.length }, (_, at) => columns[at % columns.length]![Math.floor(at / columns.length)]!) });

test('a feature is cut at its quantiles, equal ones once', () => {
  // Four bins of 1..8: the cuts are the values at places 2, 4 and 6 of the sorted eight, counted from 0.
  const edges = binEdges(table([[8, 7, 6, 5, 4, 3, 2, 1], [0, 0, 0, 0, 0, 0, 0, 1]]), 4);
  expect([...edges[0]!]).toEqual([3, 5, 7]);
  expect([...edges[1]!]).toEqual([0]);
  expect([1, 3, 3.5, 7, 99].map((x) => binOf(edges[0]!, x))).toEqual([0, 0, 1, 2, 3]);
});

test('bins keep the order of the values', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 200 }), fc.integer({ min: 2, max: MAX_BINS }), (column, bins) => {
      const one = table([column]);
      const binned = binRows(one, binEdges(one, bins)).bins;
      for (let i = 1; i < column.length; i++) {
        if (column[i]! >= column[i - 1]!) expect(binned[i]!).toBeGreaterThanOrEqual(binned[i - 1]!);
        else expect(binned[i]!).toBeLessThanOrEqual(binned[i - 1]!);
      }
      expect(Math.max(...binned)).toBeLessThan(bins);
    }),
  );
});

test('more bins than histograms have room for are refused', () => {
  expect(() => binEdges(table([[1]]), MAX_BINS + 1)).toThrow(RangeError);
});
