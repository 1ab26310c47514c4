import { growBuffers, growTree, LANES, leafAt, type GrowSettings } from './grow-tree';

const settings: GrowSettings = { depth: 2, leafWeight: 1, l2: 0, rate: 1 };

function grown(bins: readonly (readonly number[])[], targets: readonly (readonly number[])[], more: Partial<GrowSettings> = {}) {
  const rows = bins.length;
  const features = bins[0]!.length;
  const data = { rows, features, bins: Uint8Array.from(bins.flat()) };
  const gradients = Float64Array.from({ length: rows * LANES }, (_, at) => targets[Math.floor(at / LANES)]![at % LANES] ?? 0);
  const used = { ...settings, ...more };
  const buffers = growBuffers(rows, features, used.depth);
  buffers.order.set([...bins.keys()]);
  const sizes: number[] = [];
  const tree = growTree({ data, weights: new Float64Array(rows).fill(1), gradients, rows, usable: Int32Array.from({ length: features }, (_, j) => j) }, buffers, used, (_, from, to) => sizes.push(to - from));
  return { sizes, of: (row: number) => [...tree.values.slice(leafAt(tree, data.bins, row * features), leafAt(tree, data.bins, row * features) + LANES)] };
}

test('a step in two features is found exactly, for every lane', () => {
  // Targets depend on (bin 0 > 0) and (bin 1 > 0): four cells, four leaves, each its own mean.
  const bins = [[0, 0], [0, 1], [1, 0], [1, 1], [0, 0], [1, 1]];
  const targets = [[1, 10], [2, 20], [5, 50], [9, 90], [3, 30], [11, 110]];
  const { of, sizes } = grown(bins, targets);
  expect(of(0)).toEqual([2, 20, 0, 0]);
  expect(of(1)).toEqual([2, 20, 0, 0]);
  expect(of(2)).toEqual([5, 50, 0, 0]);
  expect(of(3)).toEqual([10, 100, 0, 0]);
  expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(6);
});

test('the ridge shrinks leaf values, the rate scales them', () => {
  // One leaf of four rows with sum 12: 12 / (4 + 2) x .5 = 1.
  expect(grown([[0], [0], [0], [0]], [[3], [3], [3], [3]], { l2: 2, rate: 0.5 }).of(0)[0]).toBe(1);
});

test('no side of a split weighs less than leafWeight', () => {
  const bins = Array.from({ length: 20 }, (_, i) => [i]);
  const targets = bins.map(([b]) => [b === 0 ? 100 : 0]);
  expect(Math.min(...grown(bins, targets, { leafWeight: 6 }).sizes)).toBeGreaterThanOrEqual(6);
  expect(grown(bins, targets, { leafWeight: 11 }).sizes).toEqual([20]);
});
