import { syntheticDays } from '../testing/synthetic-panels';
import { dailyLawFromJson, dailyLawToJson } from './daily-law-json';
import { DAILY_PANEL_SETTINGS } from './daily-settings';
import { DailyWalk } from './daily-walk';

const settings = { ...DAILY_PANEL_SETTINGS, leastRows: 150 };
const panel = syntheticDays({ units: 10, days: 70, seed: 11 });
const walk = new DailyWalk(panel, settings);
const early = dailyLawToJson(walk.law, settings, 'test');
while (walk.day < panel.days) walk.advance();
const json = dailyLawToJson(walk.law, settings, 'test')!;

test('a law goes through JSON and answers as before, to five digits', () => {
  const back = dailyLawFromJson(JSON.parse(JSON.stringify(json)), settings)!;
  const before = walk.law.coefficients(1, 3, 2)!;
  back.coefficients(1, 3, 2)!.forEach((value, k) => expect(Math.abs(value - before[k]!)).toBeLessThanOrEqual(1e-4 * Math.abs(before[k]!) + 1e-12));
  expect(back.spread(7, 4)).toBeCloseTo(walk.law.spread(7, 4), 4);
  // Stored levels are .025 apart, so a quartile is stored itself.
  expect(back.shape(1, [0.25])![0]).toBeCloseTo(walk.law.shape(1, [0.25])![0]!, 4);
});

test('a law that cannot issue every horizon yet is not stored', () => {
  expect(early).toBeNull();
});

test('anything else is refused instead of guessed', () => {
  for (const value of [null, 3, {}, { ...json, format: 99 }, { ...json, coefficients: [] }, { ...json, shapes: [[1]] }]) expect(dailyLawFromJson(value, settings)).toBeNull();
  expect(dailyLawFromJson(json, { ...settings, horizonDays: 8 })).toBeNull();
});
