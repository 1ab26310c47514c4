import fc from 'fast-check';
import { binEdges, binRows } from './binned-rows';
import { fitQuantileForest, forestLaw, lawQuantiles, rankValues, type QuantileForestSettings } from './quantile-forest';
import { seededRandom } from './seeded-random';

const settings: QuantileForestSettings = { trees: 20, featuresPerSplit: 1, leafWeight: 20, groupShare: 0.6, seed: 7 };
const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Column 0 decides the spread: targets are uniform on [-1, 1] left of .5, on [-5, 5] right of it. */
function sample(rows: number, seed: number) {
  const random = seededRandom(seed);
  const values = Float64Array.from({ length: rows }, random);
  const targets = Float64Array.from(values, (x) => (2 * random() - 1) * (x > 0.5 ? 5 : 1));
  const table = { rows, features: 1, values };
  return { values, targets, data: binRows(table, binEdges(table, 32)), sizes: targets.map(Math.abs), weights: new Float64Array(rows).fill(1), groups: Int32Array.from({ length: rows }, (_, i) => i % 25) };
}

test('without features that tell anything apart the law is that of all targets', () => {
  const targets = Float64Array.from({ length: 100 }, (_, i) => i + 1);
  const problem = { data: { rows: 100, features: 1, bins: new Uint8Array(100) }, targets, sizes: null, weights: new Float64Array(100).fill(1), groups: new Int32Array(100) };
  const forest = fitQuantileForest(problem, { ...settings, groupShare: 1 });
  // One leaf of the hundred targets 1..100, each with weight 1/100: the quantile at tau is 100 tau.
  expect([...lawQuantiles(forestLaw(forest, Uint8Array.of(0)), LEVELS, rankValues(targets))]).toEqual([5, 25, 50, 75, 95]);
});

test('leaves cut by size give each region its own spread', () => {
  const problem = sample(2_000, 1);
  const forest = fitQuantileForest(problem, settings);
  const width = (bin: number) => {
    const q = lawQuantiles(forestLaw(forest, Uint8Array.of(bin)), LEVELS, rankValues(problem.targets));
    return q[4]! - q[0]!;
  };
  // 90 % of a uniform law on [-1, 1] is 1.8 wide, on [-5, 5] 9.
  expect(Math.abs(width(3) - 1.8)).toBeLessThan(0.3);
  expect(Math.abs(width(28) - 9)).toBeLessThan(0.9);
});

test('quantiles ascend, lie among the targets, and weights sum to one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 31 }), (seed, bin) => {
      const problem = sample(200, seed);
      const law = forestLaw(fitQuantileForest(problem, { ...settings, trees: 5, seed }), Uint8Array.of(bin));
      const q = lawQuantiles(law, LEVELS, rankValues(problem.targets));
      expect(law.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 9);
      expect([...q]).toEqual([...q].sort((a, b) => a - b));
      expect(q.every((x) => problem.targets.includes(x))).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('the same seed gives the same law, and the names of groups do not matter', () => {
  const problem = sample(400, 2);
  const lawOf = (groups: Int32Array) => forestLaw(fitQuantileForest({ ...problem, groups }, settings), Uint8Array.of(9));
  expect(lawOf(problem.groups)).toEqual(lawOf(problem.groups));
  expect(lawOf(problem.groups.map((g) => g + 1_000))).toEqual(lawOf(problem.groups));
});

test('a forest without trees has no law', () => {
  const problem = sample(10, 3);
  const empty = fitQuantileForest({ ...problem, weights: new Float64Array(10) }, settings);
  expect(() => forestLaw(empty, Uint8Array.of(0))).toThrow(RangeError);
});
