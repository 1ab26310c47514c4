import { fluScores, type ScoredTask } from './flu-scores';
import { BASELINE, ENSEMBLE } from './flu-tasks';

/** Quantiles 89 to 111 around 100 at the 23 levels. */
const quantiles = Float64Array.from({ length: 23 }, (_, j) => 89 + j);
const scoredTask = (reference: string, horizon: number, truth: number): ScoredTask => ({
  task: { season: '2023-24', reference, horizon, place: '06', truth, losses: { [BASELINE]: 10, ...(horizon === 0 ? { [ENSEMBLE]: 8 } : {}) } },
  quantiles,
  members: { sharp: quantiles.map(() => 100) },
});
const scored = [scoredTask('2023-10-14', 0, 100), scoredTask('2023-10-14', 1, 130), scoredTask('2023-10-21', 0, 105), scoredTask('2023-10-21', 1, 89.5)];

test('scores are ratios of sums over the same tasks', () => {
  const { pairs, ours, members, published, comparisons } = fluScores(scored, { sharp: 1 });
  expect(pairs).toBe(4);
  expect(ours.relativeWis).toBeCloseTo(ours.wis! / 10, 12);
  // 100 and 105 lie within 89 + 6 and 89 + 16; 89.5 lies below 90, the .025 quantile, and 130 above all.
  expect(ours.coverage).toEqual({ '0.5': 0.5, '0.8': 0.5, '0.95': 0.5 });
  expect(ours.byHorizon!['0']!.coverage).toEqual({ '0.5': 1, '0.8': 1, '0.95': 1 });
  expect(ours.bySeason!['2023-24']!.relativeWis).toBe(ours.relativeWis);
  // A point forecast loses the absolute error: (0 + 30 + 5 + 10.5) / 4.
  expect(members).toEqual([{ name: 'sharp', weight: 1, wis: expect.closeTo(45.5 / 4, 9) }]);
  expect(published).toEqual([
    { name: BASELINE, metric: 'relativeWis@2023-24', value: 1, samePairs: true },
    { name: ENSEMBLE, metric: 'relativeWis@2023-24', value: 0.8, samePairs: false },
  ]);
  expect(comparisons.map(({ against }) => against)).toEqual([`${BASELINE} 2023-24`, `${ENSEMBLE} 2023-24`]);
});

test('the probability transform lies between the levels around the outcome', () => {
  const { pit } = fluScores([scoredTask('2023-10-14', 0, 100), scoredTask('2023-10-14', 0, 130)], {});
  // 100 is the median: bin 10 of 20 begins at .5; 130 lies beyond the last level.
  expect(pit!.map((n, bin) => (n > 0 ? bin : -1)).filter((bin) => bin >= 0)).toEqual([10, 19]);
});
