import { syntheticHours } from '../testing/synthetic-panels';
import { knownHourlyFirst } from './hourly-law';
import { hourlyLawFromJson, hourlyLawToJson } from './hourly-law-json';
import { hourlyRowWidth } from './hourly-rows';
import { HOURLY_PANEL_SETTINGS } from './hourly-settings';
import { HourlyWalk } from './hourly-walk';

const settings = { ...HOURLY_PANEL_SETTINGS, horizonsHours: [1, 24], warmWeeks: 3 };
const width = hourlyRowWidth(settings);
const panel = syntheticHours({ sites: 6, days: 56, seed: 2 });
const walk = new HourlyWalk(panel, settings);
const early = hourlyLawToJson(walk.law, settings, 'test');
while (walk.hour < panel.hours) walk.advance();
const json = hourlyLawToJson(walk.law, settings, 'test')!;

test('a law goes through JSON and answers as before, to four digits', () => {
  const at = { originClass: 2, horizon: 1 };
  const back = hourlyLawFromJson(JSON.parse(JSON.stringify(json)), settings, width)!;
  const before = walk.law.coefficients(at)!.shared;
  expect(back.coefficients(at)!.shared).toHaveLength(width);
  back.coefficients(at)!.shared.forEach((value, k) => expect(Math.abs(value - before[k]!)).toBeLessThanOrEqual(1e-3 * Math.abs(before[k]!) + 1e-12));
  expect(back.typicalSize(at)).toBeCloseTo(walk.law.typicalSize(at), 3);
  expect(back.shape({ ...at, level: 20 }, [0.5])![0]).toBeCloseTo(walk.law.shape({ ...at, level: 20 }, [0.5])![0]!, 3);
});

test('a class of sites without errors takes the shape of the nearest that has some', () => {
  const back = hourlyLawFromJson(json, settings, width)!;
  expect(back.shape({ originClass: 0, horizon: 0, level: 1 }, [0.9])).toEqual(back.shape({ originClass: 0, horizon: 0, level: 20 }, [0.9]));
});

test('anything else is refused instead of guessed', () => {
  expect(early).toBeNull();
  for (const value of [null, 'x', {}, { ...json, format: 0 }, { ...json, horizonsHours: [1, 2] }]) expect(hourlyLawFromJson(value, settings, width)).toBeNull();
  expect(hourlyLawFromJson(json, settings, width + 1)).toBeNull();
});

test('a prior answers until a first fit stands', () => {
  const stored = hourlyLawFromJson(json, settings, width)!;
  const young = knownHourlyFirst(new HourlyWalk(panel, settings).law, stored);
  const at = { originClass: 1, horizon: 0 };
  expect(young.coefficients(at)).toBe(stored.coefficients(at));
  expect(young.typicalSize(at)).toBe(stored.typicalSize(at));
  expect(knownHourlyFirst(walk.law, stored).coefficients(at)).toBe(walk.law.coefficients(at));
});
