import { HOURLY_PANEL_SETTINGS } from './hourly-settings';
import { SiteErrors, sizeLaw } from './site-errors';

test('the size law is the predicted count to a power, never far below the level', () => {
  expect(sizeLaw(32, 32, 0.4)).toBeCloseTo(4, 12);
  expect(sizeLaw(0, 100, 0.5)).toBeCloseTo(Math.sqrt(15), 12);
  expect(sizeLaw(0, 0, 0.5)).toBe(1);
});

test('a new site is typical, and one that strays twice as far comes to twice the size', () => {
  const errors = new SiteErrors(HOURLY_PANEL_SETTINGS);
  expect(errors.factor(0)).toBe(1);
  for (let k = 0; k < 3_000; k++) errors.add(0, 2);
  // Own record of about 250 errors against a prior of 30.
  expect(errors.factor(0)).toBeGreaterThan(1.8);
  expect(errors.factor(0)).toBeLessThan(2.1);
});
