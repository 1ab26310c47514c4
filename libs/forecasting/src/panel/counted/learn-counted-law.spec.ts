import type { HourlyLaw } from '../hourly/hourly-law';
import { hourlyLawFromJson } from '../hourly/hourly-law-json';
import { hourlyRowWidth } from '../hourly/hourly-rows';
import { HOURLY_PANEL_SETTINGS, type HourlySettings } from '../hourly/hourly-settings';
import { syntheticHours } from '../testing/synthetic-panels';
import { learnCountedLaw } from './learn-counted-law';

const WEEK = 168;
/** The model's own, with a sixth of the work. */
const settings: HourlySettings = { ...HOURLY_PANEL_SETTINGS, horizonsHours: [1, 4], refiner: null, warmWeeks: 4, nearHours: 0 };
const panel = syntheticHours({ sites: 6, days: 14 * 7, seed: 3 });

/** A prior that believes in nothing: the usual count, ten counts more or less. */
const poorPrior: HourlyLaw = {
  coefficients: () => ({ shared: new Float64Array(hourlyRowWidth(settings)), own: [] }),
  typicalSize: () => 10,
  shape: (_at, levels) => Float64Array.from(levels, (level) => 4 * (level - 0.5)),
};

test('a law is learnt where it spoke better than the prior, can be stored, and gives way to one that has seen the trial', () => {
  const learnt = learnCountedLaw(panel, poorPrior, settings);
  expect(learnt).not.toBeNull();
  const stored = hourlyLawFromJson(JSON.parse(JSON.stringify(learnt)), settings, hourlyRowWidth(settings));
  expect(stored).not.toBeNull();
  expect(learnCountedLaw(panel, stored!, settings)).toBeNull();
});

test('it takes weeks to learn, four to try, and a hundred errors of each kind', () => {
  expect(learnCountedLaw(syntheticHours({ sites: 1, days: 10 * 7, seed: 4 }), poorPrior, settings)).toBeNull();
  expect(learnCountedLaw({ ...panel, hours: 8 * WEEK - 1 }, poorPrior, settings)).toBeNull();
});
