import { HOUR_MS } from '@wardcast/timeseries';
import { syntheticUnit } from '../testing/synthetic-unit';
import { fitArrivalProfile, hourlyArrivals } from './arrival-profile';
import { flowWindow } from './flow-window';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const window = flowWindow(ZONE, FROM, FROM + 56 * 24 * HOUR_MS);
const trueRate = (how: number) => (how % 24 >= 8 && how % 24 < 20 ? 1.2 : 0.3) * (how < 120 ? 1 : 0.5);

test('arrivals outside the window are not counted', () => {
  const counts = hourlyArrivals([FROM - 1, FROM, FROM + 10, FROM + 56 * 24 * HOUR_MS], window);
  expect(counts[0]).toBe(2);
  expect(counts.reduce((sum, x) => sum + x, 0)).toBe(2);
});

test('the profile keeps the total and finds day, night and weekend', () => {
  const stays = syntheticUnit({ seed: 5, zone: ZONE, from: FROM, days: 56, arrivalsPerHour: trueRate, departuresPerHour: () => 1 });
  const counts = hourlyArrivals(stays.map((stay) => stay.enteredAt), window);
  const profile = fitArrivalProfile(counts, window);
  // Eight whole weeks: the profile's week is an eighth of all arrivals.
  expect(profile.reduce((sum, x) => sum + x, 0) / (stays.length / 8)).toBeCloseTo(1, 2);
  // About 430 arrivals on working days between 8 and 20, 110 on their nights, 85 and 20 at weekends: standard errors 5 to 22 %.
  const share = (hours: (how: number) => boolean) => {
    const cells = [...profile.keys()].filter(hours);
    return cells.reduce((sum, how) => sum + profile[how]!, 0) / cells.reduce((sum, how) => sum + trueRate(how), 0);
  };
  const day = (how: number) => how % 24 >= 8 && how % 24 < 20;
  expect(Math.abs(share((how) => day(how) && how < 120) - 1)).toBeLessThan(0.15);
  expect(Math.abs(share((how) => !day(how) && how < 120) - 1)).toBeLessThan(0.3);
  expect(Math.abs(share((how) => how >= 120) - 1)).toBeLessThan(0.3);
});

test('a unit that nobody entered has a tiny, positive rate everywhere', () => {
  const profile = fitArrivalProfile(new Float64Array(window.hours), window);
  expect(profile).toHaveLength(168);
  expect(profile.every((rate) => rate > 0 && rate < 0.001)).toBe(true);
});

test('hours of the week that the window does not hold borrow from their hour and day', () => {
  const day = flowWindow(ZONE, FROM, FROM + 24 * HOUR_MS);
  expect(fitArrivalProfile(new Float64Array(24).fill(2), day).every((rate) => rate > 1.5 && rate < 2.5)).toBe(true);
});
