import { QuantileBoard } from '../quantile-board';
import { syntheticDays } from '../testing/synthetic-panels';
import { DAILY_PANEL_SETTINGS } from './daily-settings';
import { DailyWalk } from './daily-walk';
import { dailyQuantiles, type DailyForecast } from './issue-daily';
import { weekAgoReference } from './week-ago-reference';

const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
const settings = { ...DAILY_PANEL_SETTINGS, leastRows: 150 };
const panel = syntheticDays({ units: 12, days: 100, seed: 7 });

function lastForecasts(days: number, of = panel): readonly (DailyForecast | null)[] {
  const walk = new DailyWalk(of, settings);
  let forecasts = walk.advance();
  while (walk.day < days) forecasts = walk.advance();
  return forecasts;
}

test('beats the same weekday last week by a tenth, and its ranges hold about as often as they say', () => {
  const walk = new DailyWalk(panel, settings);
  const board = new QuantileBoard(LEVELS);
  while (walk.day < panel.days - 7) {
    const forecasts = walk.advance();
    const t = walk.day - 1;
    if (t < 60) continue;
    forecasts.forEach((forecast, i) => {
      for (const horizon of [1, 3, 7]) {
        const ours = dailyQuantiles(walk, forecast!, horizon, LEVELS)!;
        const rule = weekAgoReference(panel.counts[i]!, { from: 0, origin: t, horizon, levels: LEVELS })!;
        board.add({ horizon, block: t, season: '', observed: panel.counts[i]![t + horizon]!, quantiles: { ours, rule } });
      }
    });
  }
  expect(board.score('ours')!.pinball).toBeLessThan(0.9 * board.score('rule')!.pinball);
  expect(board.score('ours')!.coverage['0.8']).toBeGreaterThan(0.7);
  expect(board.score('ours')!.coverage['0.8']).toBeLessThan(0.9);
});

test('nothing that is reported after an origin changes its forecast', () => {
  const altered = { ...panel, counts: panel.counts.map((counts) => counts.map((count, t) => (t < 90 ? count : 5 * count))) };
  expect(lastForecasts(90, altered)).toEqual(lastForecasts(90));
});

test('a unit that stops reporting gets no forecast, one that starts late gets one when its level is known', () => {
  const gaps = panel.counts.map((counts, i) => counts.map((count, t) => ((i === 0 && t > 80) || (i === 1 && t < 80) ? NaN : count)));
  const at = (days: number): readonly (DailyForecast | null)[] => lastForecasts(days, { ...panel, counts: gaps });
  expect(at(95)[0]).toBeNull();
  expect(at(86)[1]).toBeNull();
  expect(at(95)[1]).not.toBeNull();
});

test('with gaps, zeros and steps in the counts every quantile stays finite, ascending and not negative', () => {
  const rough = panel.counts.map((counts, i) => counts.map((count, t) => ((t * 7 + i) % 11 === 0 ? NaN : i === 3 ? 0 : i === 4 && t > 70 ? 3 * count : count)));
  const walk = new DailyWalk({ ...panel, counts: rough }, settings);
  let issued = 0;
  let broken = 0;
  while (walk.day < panel.days) {
    for (const forecast of walk.advance()) {
      const quantiles = forecast === null ? null : dailyQuantiles(walk, forecast, 7, LEVELS);
      if (quantiles === null) continue;
      issued++;
      broken += quantiles.filter((value, k) => !(Number.isFinite(value) && value >= (k === 0 ? 0 : quantiles[k - 1]!))).length;
    }
  }
  expect(issued).toBeGreaterThan(100);
  expect(broken).toBe(0);
});
