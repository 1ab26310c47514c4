import { QuantileBoard } from '../quantile-board';
import { syntheticHours } from '../testing/synthetic-panels';
import { HOURLY_REFERENCES, SiteReferences } from './hourly-references';
import { HOURLY_PANEL_SETTINGS } from './hourly-settings';
import { HourlyWalk } from './hourly-walk';
import { hourlyQuantiles, type HourlyForecast } from './issue-hourly';

const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
const settings = { ...HOURLY_PANEL_SETTINGS, horizonsHours: [1, 4, 24], warmWeeks: 4 };
const panel = syntheticHours({ sites: 6, days: 84, seed: 5 });

function lastForecasts(hours: number, of = panel): readonly (HourlyForecast | null)[] | null {
  const walk = new HourlyWalk(of, settings);
  let forecasts: readonly (HourlyForecast | null)[] | null = null;
  while (walk.hour < hours) forecasts = walk.advance() ?? forecasts;
  return forecasts;
}

test('is no worse than the best plain rule at every horizon and holds its ranges', () => {
  const walk = new HourlyWalk(panel, settings);
  const rules = panel.counts.map((counts) => new SiteReferences(counts, settings.horizonsHours));
  const board = new QuantileBoard(LEVELS);
  while (walk.hour < panel.hours - 24) {
    const forecasts = walk.advance();
    const t = walk.hour - 1;
    forecasts?.forEach((forecast, i) => {
      const said = rules[i]!.at(t, LEVELS);
      if (t < 70 * 24 || said === null || forecast === null) return;
      settings.horizonsHours.forEach((horizon, j) => {
        const quantiles = Object.fromEntries(HOURLY_REFERENCES.map((name, k) => [name, said[k]![j]!]));
        board.add({ horizon, block: t, season: '', observed: panel.counts[i]![t + horizon]!, quantiles: { ...quantiles, ours: hourlyQuantiles(walk.law, forecast, j, LEVELS)! } });
      });
    });
  }
  for (const horizon of settings.horizonsHours) {
    const best = Math.min(...HOURLY_REFERENCES.map((name) => board.score(name, { horizon })!.pinball));
    expect(board.score('ours', { horizon })!.pinball).toBeLessThan(1.03 * best);
  }
  expect(board.score('ours')!.coverage['0.8']).toBeGreaterThan(0.7);
  expect(board.score('ours')!.coverage['0.8']).toBeLessThan(0.95);
});

test('nothing that is reported after an origin changes its forecast', () => {
  const until = 40 * 24 + 1;
  const altered = { ...panel, counts: panel.counts.map((counts) => counts.map((count, t) => (t < until ? count : 90 - count))) };
  expect(lastForecasts(until, altered)).toEqual(lastForecasts(until));
});

test('a silent site is not forecast, and the others are', () => {
  const silent = { ...panel, counts: panel.counts.map((counts, i) => (i === 1 ? counts.map((count, t) => (t > 36 * 24 ? NaN : count)) : counts)) };
  const forecasts = lastForecasts(40 * 24 + 1, silent)!;
  expect(forecasts[1]).toBeNull();
  expect(forecasts[0]).not.toBeNull();
});
