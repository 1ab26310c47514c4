import { DAILY_PANEL_SETTINGS } from './daily-settings';
import { middleDeviation, moveShared, WeekdayProfile } from './weekday-profile';

test('the middle day is measured against its seven', () => {
  // 7 x 13 / (6 x 10 + 13) - 1 = 91/73 - 1.
  expect(middleDeviation([10, 10, 10, 13, 10, 10, 10])).toBeCloseTo(91 / 73 - 1, 12);
  expect(middleDeviation([10, 10, NaN, 13, 10, 10, 10])).toBeNaN();
  expect(middleDeviation([0, 0, 0, 0, 0, 0, 0])).toBeNaN();
});

test('a new profile starts at the shared one and moves to its own mean, a week at most by a tenth', () => {
  const profile = new WeekdayProfile(Float64Array.of(0.04, 0, 0, 0, 0, 0, 0), DAILY_PANEL_SETTINGS);
  // Prior of one week: the first week of its own counts half.
  profile.add(0, 0);
  expect(profile.values[0]).toBeCloseTo(0.02, 12);
  profile.add(1, 5);
  expect(profile.values[1]).toBeCloseTo(0.05, 12);
});

test('after a long silence a profile gives way faster', () => {
  const old = new WeekdayProfile(new Float64Array(7), DAILY_PANEL_SETTINGS);
  for (let week = 0; week < 30; week++) old.add(2, 0);
  const aged = new WeekdayProfile(new Float64Array(7), DAILY_PANEL_SETTINGS);
  for (let week = 0; week < 30; week++) aged.add(2, 0);
  aged.age();
  for (const profile of [old, aged]) profile.add(2, 0.09);
  // Memory of twenty weeks against eight kept and one new.
  expect(old.values[2]).toBeCloseTo(0.09 / 20, 12);
  expect(aged.values[2]).toBeCloseTo(0.09 / 9, 12);
});

test('the shared profile moves a fifth of the way to the mean of the units', () => {
  const shared = new Float64Array(7);
  moveShared(shared, 3, [0.1, 0.2]);
  expect(shared[3]).toBeCloseTo(0.2 * 0.15, 12);
  moveShared(shared, 3, []);
  expect(shared[3]).toBeCloseTo(0.03, 12);
});
