import fc from 'fast-check';
import { binEdges, binRows } from './binned-rows';
import { boostedValues, fitBoostedTrees, type BoostSettings } from './boosted-trees';
import { LANES } from './grow-tree';
import { seededRandom } from './seeded-random';

const settings: BoostSettings = { rounds: 60, rate: 0.1, depth: 3, leafWeight: 5, rowShare: 0.7, featureShare: 1, l2: 1, seed: 3 };

function sample(rows: number, seed: number) {
  const random = seededRandom(seed);
  const values = Float64Array.from({ length: rows * 2 }, random);
  const table = { rows, features: 2, values };
  const targets = new Float64Array(rows * LANES);
  for (let i = 0; i < rows; i++) {
    targets[i * LANES] = (values[2 * i]! > 0.5 ? 4 : 0) + 0.1 * random();
    targets[i * LANES + 1] = -targets[i * LANES]!;
  }
  return { table, data: binRows(table, binEdges(table, 32)), targets, weights: new Float64Array(rows).fill(1), learnFrom: Int32Array.from({ length: rows }, (_, i) => i) };
}

test('a step is learnt to within its noise, in both lanes, and empty lanes stay at zero', () => {
  const { model } = fitBoostedTrees(sample(600, 1), settings);
  // Unseen rows on both sides of the step; noise has mean .05. 60 rounds at rate .1 leave .9^60 = .2 % of the distance.
  const unseen = sample(50, 2);
  for (let i = 0; i < 50; i++) {
    const [a, b, c, d] = boostedValues(model, unseen.data.bins, 2 * i);
    if (Math.abs(unseen.table.values[2 * i]! - 0.5) < 0.1) continue;
    expect(Math.abs(a! - (unseen.table.values[2 * i]! > 0.5 ? 4.05 : 0.05))).toBeLessThan(0.15);
    expect(b!).toBeCloseTo(-a!, 9);
    expect([c, d]).toEqual([0, 0]);
  }
});

test('the same seed gives the same bits; fits of rows not learnt from equal their predictions', () => {
  const problem = sample(200, 4);
  const learnFrom = problem.learnFrom.filter((i) => i % 3 !== 0);
  const first = fitBoostedTrees({ ...problem, learnFrom }, settings);
  const second = fitBoostedTrees({ ...problem, learnFrom }, settings);
  expect(second.fitted).toEqual(first.fitted);
  for (let i = 0; i < 200; i += 3) boostedValues(first.model, problem.data.bins, 2 * i).forEach((value, lane) => expect(value).toBeCloseTo(first.fitted[i * LANES + lane]!, 9));
  expect(fitBoostedTrees({ ...problem, learnFrom }, { ...settings, seed: 9 }).fitted).not.toEqual(first.fitted);
});

test('predictions stay inside the range of the targets, whatever they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.double({ min: -50, max: 50, noNaN: true }), (seed, shift) => {
      const problem = sample(80, seed);
      const targets = problem.targets.map((y) => y + shift);
      const { fitted } = fitBoostedTrees({ ...problem, targets }, { ...settings, rounds: 10, seed });
      // Squared error with a step below 1 never overshoots the means it moves between.
      for (let lane = 0; lane < LANES; lane++) {
        const own = targets.filter((_, at) => at % LANES === lane);
        for (let at = lane; at < fitted.length; at += LANES) {
          expect(fitted[at]!).toBeGreaterThanOrEqual(Math.min(...own) - 0.5);
          expect(fitted[at]!).toBeLessThanOrEqual(Math.max(...own) + 0.5);
        }
      }
    }),
    { numRuns: 20 },
  );
});
