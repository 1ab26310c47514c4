import fc from 'fast-check';
import { fitPooledRidge, ridgeValues, type RidgeProblem } from './pooled-ridge';
import { featureAt, RESPIRATORY_WIDTH } from './respiratory-features';
import { seededRandom } from '../trees/seeded-random';

const LEVEL = featureAt('level');
const SLOPE = featureAt('slope4');

function sample(count: number, seed: number): RidgeProblem {
  const random = seededRandom(seed);
  const values = Float64Array.from({ length: count * RESPIRATORY_WIDTH }, () => 2 * random() - 1);
  const target = Float64Array.from({ length: count }, (_, i) => 1 + 3 * values[i * RESPIRATORY_WIDTH + SLOPE]! - values[i * RESPIRATORY_WIDTH + LEVEL]!);
  return { count, values, targets: [target, target.map((y) => 2 * y)], weights: new Float64Array(count).fill(1) };
}

test.each(['curved', 'plain'] as const)('a linear change is found exactly without a ridge (%s)', (kind) => {
  const problem = sample(400, 1);
  const model = fitPooledRidge(problem, kind, 1e-9);
  for (let i = 0; i < 5; i++) {
    const [one, two] = ridgeValues(model, problem.values, i * RESPIRATORY_WIDTH);
    expect(one!).toBeCloseTo(problem.targets[0]![i]!, 5);
    expect(two!).toBeCloseTo(problem.targets[1]![i]!, 5);
  }
});

test('an endless ridge leaves the weighted mean', () => {
  const problem = sample(100, 2);
  const weights = problem.weights.map((_, i) => (i < 50 ? 3 : 1));
  const model = fitPooledRidge({ ...problem, weights }, 'plain', 1e12);
  const mean = problem.targets[0]!.reduce((sum, y, i) => sum + weights[i]! * y, 0) / 200;
  expect(ridgeValues(model, problem.values, 0)[0]!).toBeCloseTo(mean, 6);
});

test('features that never change do no harm', () => {
  const problem = sample(60, 3);
  const values = problem.values.map((x, at) => (at % RESPIRATORY_WIDTH === featureAt('isVisits') ? 0 : x));
  expect(ridgeValues(fitPooledRidge({ ...problem, values }, 'curved', 1), values, 0).every(Number.isFinite)).toBe(true);
});

test('rows may come in any order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const problem = sample(40, seed);
      const turned: RidgeProblem = {
        ...problem,
        values: Float64Array.from(problem.values, (_, at) => problem.values[(39 - Math.floor(at / RESPIRATORY_WIDTH)) * RESPIRATORY_WIDTH + (at % RESPIRATORY_WIDTH)]!),
        targets: problem.targets.map((target) => target.slice().reverse()),
      };
      const [a, b] = [problem, turned].map((rows) => ridgeValues(fitPooledRidge(rows, 'plain', 5), problem.values, 0)[0]!);
      expect(a!).toBeCloseTo(b!, 9);
    }),
    { numRuns: 20 },
  );
});
