import { calendarHours } from './arrival-calendar';
import { arrivalDesign } from './arrival-design';
import { arrivalFactors, arrivalRate, fitArrivalGlm } from './arrival-glm';
import { ARRIVAL_SETTINGS } from './arrival-settings';
import { syntheticArrivals } from './testing/synthetic-arrivals';

const calendar = { zone: 'Europe/London', region: 'GB-WLS', schoolHolidays: new Set<number>(), events: new Set<number>() };
const hours = calendarHours(calendar, Date.UTC(2015, 0, 5), 26 * 168);
const design = arrivalDesign(hours, ARRIVAL_SETTINGS.members[0]!);
const truth = (at: { hour: number; weekday: number }) => 10 * (at.hour >= 8 && at.hour < 20 ? 1.5 : 0.5) * (at.weekday === 0 ? 1.2 : 1);
const counts = syntheticArrivals(4, hours, truth);
const glm = fitArrivalGlm(design, counts, { halfLifeDays: 800 });

test('the profile of the day and the week is found', () => {
  for (const index of [3, 12, 24 + 12, 5 * 24 + 3]) {
    const at = hours.length - 168 + index;
    // Some 26 draws of each hour of the week and 182 of each hour of the day: within a tenth.
    expect(Math.abs(arrivalRate(design, glm, at) / truth(hours[at]!) - 1)).toBeLessThan(0.12);
  }
  // Some 180 of the columns fit noise: 1 - 180 / 4,368 = .96, and a Pearson ratio of so many hours errs by .02.
  expect(Math.abs(glm.dispersion - 0.96)).toBeLessThan(0.06);
});

test('factors multiply to the rate', () => {
  const product = Object.values(arrivalFactors(design, glm, 500)).reduce((a, b) => a * b, 1);
  expect(product).toBeCloseTo(arrivalRate(design, glm, 500), 9);
});

test('unknown hours are left out, and what comes after the counts is not read', () => {
  const gaps = counts.map((count, i) => (i % 50 === 0 ? NaN : count));
  const refit = fitArrivalGlm(design, gaps.subarray(0, 2_000), { halfLifeDays: 800 });
  expect(refit.coefficients.every(Number.isFinite)).toBe(true);
  const changed = gaps.map((count, i) => (i >= 2_000 ? 1_000 : count));
  expect(fitArrivalGlm(design, changed.subarray(0, 2_000), { halfLifeDays: 800 }).coefficients).toEqual(refit.coefficients);
});
