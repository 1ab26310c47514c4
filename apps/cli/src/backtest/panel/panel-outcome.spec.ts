import { QuantileBoard } from '@wardcast/forecasting';
import { panelScores } from './panel-outcome';

const board = new QuantileBoard([0.1, 0.5, 0.9]);
for (let day = 0; day < 20; day++) {
  const observed = 10 + (day % 3);
  board.add({ horizon: 1, block: day, season: 'a', observed, quantiles: { ours: [9, 11, 13], good: [8, 11, 14], poor: [0, 5, 6], part: [9, 11, 13] } });
  board.add({ horizon: 2, block: day, season: 'b', observed, quantiles: { ours: [9, 11, 13], good: [0, 1, 2], poor: [8, 11, 14], part: [9, 11, 13] } });
}
const scores = panelScores({ board, ours: 'ours', references: ['good', 'poor'], members: ['part'], metric: 'wis', lag: 7 });

test('our loss is divided by that of the best rule, horizon by horizon', () => {
  const byHorizon = scores.ours.byHorizon!;
  expect(byHorizon['1']!.relative).toBeCloseTo(byHorizon['1']!.wis! / byHorizon['1']!.references!['good']!, 12);
  expect(byHorizon['2']!.relative).toBeCloseTo(byHorizon['2']!.wis! / byHorizon['2']!.references!['poor']!, 12);
});

test('every rule is compared in the unit of the reported loss, and parts carry equal weights', () => {
  expect(scores.comparisons.map(({ against }) => against)).toEqual(['good', 'poor']);
  expect(scores.comparisons[0]!.difference).toBeCloseTo(scores.ours.wis! - scores.references!['good']!, 9);
  expect(scores.members).toEqual([{ name: 'part', weight: 1, wis: scores.ours.wis }]);
  expect(Object.keys(scores.ours.bySeason!)).toEqual(['a', 'b']);
});
