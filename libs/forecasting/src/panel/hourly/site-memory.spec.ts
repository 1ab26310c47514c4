import { syntheticHours } from '../testing/synthetic-panels';
import { HOURLY_PANEL_SETTINGS } from './hourly-settings';
import { SiteMemory } from './site-memory';

const panel = syntheticHours({ sites: 1, days: 30, seed: 1 });
const memory = (): SiteMemory => new SiteMemory(panel, HOURLY_PANEL_SETTINGS);

test('a steady count is its own level and profile, without deviation', () => {
  const site = memory();
  for (let hour = 0; hour < 200; hour++) site.read(hour, 12, NaN);
  expect(site.level).toBeCloseTo(12, 9);
  expect(site.profile(0, 5)).toBeCloseTo(12, 9);
  expect(site.deviations.values[199]).toBeCloseTo(0, 9);
  expect(site.dayType(false, 3)).toBeCloseTo(12, 9);
});

test('a deviation that is not reported again fades by a twentieth an hour', () => {
  const site = memory();
  for (let hour = 0; hour < 168; hour++) site.read(hour, 12, NaN);
  site.read(168, 15, NaN);
  expect(site.deviations.values[168]).toBeCloseTo(3, 6);
  site.read(169, NaN, NaN);
  site.read(170, NaN, NaN);
  expect(site.deviations.values[170]).toBeCloseTo(3 * 0.95 ** 2, 6);
  expect(site.lastSeen).toBe(168);
});

test('an outlier is bounded by eight mean deviations', () => {
  const site = memory();
  for (let hour = 0; hour < 168; hour++) site.read(hour, 12, NaN);
  site.read(168, 5_000, NaN);
  expect(site.deviations.values[168]).toBeLessThan(40);
});

test('an hour of the week that was never reported is taken from the level', () => {
  const site = memory();
  for (let hour = 0; hour < 24; hour++) site.read(hour, 10, NaN);
  expect(site.profile(0, 100)).toBe(site.level);
  expect(memory().profile(0, 100)).toBeNaN();
});

test('the companion count keeps a profile of its own', () => {
  const site = memory();
  for (let hour = 0; hour < 169; hour++) site.read(hour, 12, hour === 168 ? 9 : 5);
  expect(site.companionDeviations.values[168]).toBe(4);
});
