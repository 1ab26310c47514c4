import { Q23 } from '../census/census-forecast';
import { binEdges, binRows } from '../trees/binned-rows';
import { LANES } from '../trees/grow-tree';
import { seededRandom } from '../trees/seeded-random';
import { fitRespiratoryMember, memberLaw } from './respiratory-member';
import { RESPIRATORY_SETTINGS, type RespiratorySettings } from './respiratory-settings';

const settings: RespiratorySettings = { ...RESPIRATORY_SETTINGS, boost: { ...RESPIRATORY_SETTINGS.boost, rounds: 40, leafWeight: 20, featureShare: 1 }, law: { ...RESPIRATORY_SETTINGS.law, trees: 10, featuresPerSplit: 1, leafWeight: 50 } };

/** Target = the first feature, plus a shift that all rows of a season share, plus noise: what a season brings cannot be learnt from others. */
function sample(rows: number, seasonSpread: number) {
  const random = seededRandom(11);
  const seasons = Int32Array.from({ length: rows }, (_, i) => i % 20);
  const shifts = Array.from({ length: 20 }, () => seasonSpread * (2 * random() - 1));
  const values = Float64Array.from({ length: rows }, random);
  const targets = new Float64Array(rows * LANES);
  for (let i = 0; i < rows; i++) for (let lane = 0; lane < LANES; lane++) targets[i * LANES + lane] = values[i]! + shifts[seasons[i]!]! + 0.1 * (2 * random() - 1);
  const table = { rows, features: 1, values };
  return { data: binRows(table, binEdges(table, 32)), targets, weights: new Float64Array(rows).fill(1), lawWeights: new Float64Array(rows).fill(1), seasons };
}

test('the law holds what an unseen season brings, not only the noise within seasons', () => {
  const widthOf = (seasonSpread: number) => {
    const { data, ...rest } = sample(1_500, seasonSpread);
    const { errors } = memberLaw(fitRespiratoryMember({ data, ...rest }, settings, true), Q23, data.bins, 0)[0]!;
    return errors[19]! - errors[3]!;
  };
  // Uniform noise on [-.1, .1] has 80 % within .16; with season shifts on [-1, 1] it is about 1.6.
  expect(widthOf(0)).toBeLessThan(0.3);
  expect(widthOf(1)).toBeGreaterThan(1);
});

test('the centre follows the feature, the law is ordered, and the seed decides all', () => {
  const problem = sample(1_500, 0);
  const member = fitRespiratoryMember(problem, settings, true);
  const low = problem.data.bins.indexOf(2);
  const high = problem.data.bins.indexOf(29);
  const [a, b] = [low, high].map((row) => memberLaw(member, Q23, problem.data.bins, row)[3]!);
  // Bins 2 and 29 of 32 lie at about .08 and .92 of a uniform feature.
  expect(Math.abs(b!.centre - a!.centre - 0.84)).toBeLessThan(0.2);
  expect([...a!.errors]).toEqual([...a!.errors].sort((x, y) => x - y));
  expect(memberLaw(fitRespiratoryMember(problem, settings, true), Q23, problem.data.bins, low)).toEqual(memberLaw(member, Q23, problem.data.bins, low));
});

test('without boosting the law is that of the targets themselves', () => {
  const problem = sample(1_500, 0);
  const { centre, errors } = memberLaw(fitRespiratoryMember(problem, { ...settings, law: { ...settings.law, leafWeight: 1e9, groupShare: 1 } }, false), Q23, problem.data.bins, 0)[0]!;
  expect(centre).toBe(0);
  // Uniform on [0, 1] plus noise of mean 0: the median is .5.
  expect(Math.abs(errors[11]! - 0.5)).toBeLessThan(0.05);
});
