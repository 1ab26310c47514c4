import { chanceInTen, levelOf } from '@wardcast/domain';
import { RISK_CHANCE } from '@wardcast/forecasting';
import { SHOWN_HOURS, SHOWN_LEVELS, toForecastView } from './forecast-view';
import { forecastRecord, TEN_O_CLOCK } from './testing/small-hospital';

test('quantiles turn from rows per target into one column per level', () => {
  // Rows [6, 8, 10] and [5, 8, 11] under levels .05, .5, .95: the columns are [6, 5], [8, 8] and [10, 11].
  const view = toForecastView(forecastRecord('m1', TEN_O_CLOCK));
  expect(view.levels).toEqual([0.05, 0.5, 0.95]);
  expect(view.quantiles).toEqual([[6, 5], [8, 8], [10, 11]]);
});

test('nine of twenty-three stored levels are shown, at the values stored for them', () => {
  const stored = [0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99];
  // Each level's value is its place, so the shown ones must be the places of the nine: 1 2 3 6 11 16 19 20 21.
  const record = { ...forecastRecord('m1', TEN_O_CLOCK), targets: [TEN_O_CLOCK], levels: stored.map(Math.fround), quantiles: Int16Array.from(stored.keys()), chanceShort: Float32Array.of(0.1) };
  const view = toForecastView(record);
  expect(view.levels).toEqual([...SHOWN_LEVELS]);
  expect(view.quantiles).toEqual([[1], [2], [3], [6], [11], [16], [19], [20], [21]]);
});

test('single-precision numbers lose their tails: two decimals of a count, four of a chance', () => {
  const view = toForecastView(forecastRecord('m1', TEN_O_CLOCK));
  expect(view.mean).toEqual([8.1, 8.25]);
  expect(view.chanceShort).toEqual([0.1, 0.3333]);
  expect(view.expectedOut).toEqual([1.1, 2.2]);
});

test('what lies beyond three days is for the week ahead and not sent to the board', () => {
  const hours = Array.from({ length: 100 }, (_, i) => i);
  const ahead = Float32Array.from(hours);
  const record = { ...forecastRecord('m1', TEN_O_CLOCK), targets: hours.map((i) => TEN_O_CLOCK + i), levels: [0.5], quantiles: Int16Array.from(hours), mean: ahead, chanceShort: ahead, staffed: Int16Array.from(hours), expectedOut: ahead, expectedIn: ahead };
  const view = toForecastView(record);
  for (const column of [view.targets, view.quantiles[0]!, view.mean, view.chanceShort, view.staffed, view.expectedOut, view.expectedIn]) expect(column).toHaveLength(SHOWN_HOURS);
});

test('the first hour at risk is the first that is called 2 in 10, by the chance that is shown', () => {
  const at = (chances: readonly number[]) => toForecastView({ ...forecastRecord('m1', TEN_O_CLOCK), chanceShort: Float32Array.from(chances) }).firstAtRisk;
  // Of .1 and .3333 the second reaches .15.
  expect(at([0.1, 0.3333])).toEqual({ at: TEN_O_CLOCK + 7_200_000, chance: 0.3333 });
  // .14996 is shown, and therefore read, as .15
  expect(at([0.14996, 0.3])).toEqual({ at: TEN_O_CLOCK + 3_600_000, chance: 0.15 });
  expect(at([0.1, 0.1])).toBeNull();
});

test('the border of "at risk" is that of the level Tight', () => {
  expect([RISK_CHANCE - 1e-6, RISK_CHANCE].map((chance) => levelOf(chanceInTen(chance)))).toEqual(['steady', 'tight']);
});
