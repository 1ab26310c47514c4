import { ARRIVAL_SETTINGS } from './arrival-settings';

test('every ridge, half-life and prior is positive, and names are unique', () => {
  const { members, levels, dispersion } = ARRIVAL_SETTINGS;
  expect(new Set(members.map(({ name }) => name)).size).toBe(members.length);
  for (const { ridges, halfLifeDays } of members) for (const value of [halfLifeDays, ...Object.values(ridges)]) expect(value).toBeGreaterThan(0);
  for (const { kappa, halfLifeHours } of levels) expect(Math.min(kappa, halfLifeHours)).toBeGreaterThan(0);
  expect(dispersion.min).toBeGreaterThan(1);
  expect(dispersion.max).toBeGreaterThanOrEqual(dispersion.min);
});
