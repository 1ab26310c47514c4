import { dailyDesign } from './daily-design';
import { dailyMean, fitDailyGlm, forecastDailyGlm } from './daily-glm';
import { DAILY_SETTINGS } from './daily-settings';

const CALENDAR = { holidayOf: () => null, hoursOf: () => 24 };
/** 2015-01-05, a Monday. */
const FIRST_DAY = 16_440;
const DAYS = 420;
const design = dailyDesign({ firstDay: FIRST_DAY, days: DAYS + 28 }, { ...DAILY_SETTINGS.steady.design, harmonics: 1 }, CALENDAR);
const weekly = (t: number): number => 200 + [40, 10, 0, 0, -10, -30, -10][t % 7]!;
const OPTIONS = { to: DAYS, halfLifeDays: 1e6 };

test('finds the weekdays of large counts', () => {
  const { coefficients, dispersion } = fitDailyGlm(Array.from({ length: DAYS }, (_, t) => weekly(t)), design, OPTIONS);
  for (let t = DAYS; t < DAYS + 7; t++) expect(Math.abs(dailyMean(design, t, coefficients) / weekly(t) - 1)).toBeLessThan(0.02);
  expect(dispersion).toBe(1);
});

test('days without a count and days after the fit change nothing', () => {
  const counts = Array.from({ length: DAYS }, (_, t) => weekly(t) + ((t * 37) % 11));
  const fit = fitDailyGlm(counts, design, { to: 300, halfLifeDays: 1e6 });
  expect(fitDailyGlm(counts.map((y, t) => (t < 300 ? y : 9_999)), design, { to: 300, halfLifeDays: 1e6 })).toEqual(fit);
  const gappy = counts.map((y, t) => (t === 100 ? NaN : y));
  expect(fitDailyGlm(gappy, design, OPTIONS).coefficients.every(Number.isFinite)).toBe(true);
});

test('the level lifts the next days and fades', () => {
  const counts = Array.from({ length: DAYS }, (_, t) => weekly(t));
  const fit = fitDailyGlm(counts, design, OPTIONS);
  const lifted = counts.map((y, t) => (t >= DAYS - 20 ? 1.2 * y : y));
  const model = { design, fit, level: { halfLifeDays: 10, priorDays: 10 } };
  const ahead = forecastDailyGlm(lifted, model, { origin: DAYS, horizonDays: 28 });
  const factor = (h: number): number => ahead[h]! / dailyMean(design, DAYS + h, fit.coefficients);
  // Levels of 1.2 for two half-lives stand against a prior of ten days: more than a quarter of the way. In 27 days the excess
  // fades by 2^-2.7 = .154 in the numerator and the denominator: between .154 and a third of it is left.
  expect(factor(0)).toBeGreaterThan(1.05);
  expect(factor(27)).toBeLessThan(1 + (factor(0) - 1) / 3);
  expect(factor(27)).toBeGreaterThan(1 + 0.154 * (factor(0) - 1));
});

test('no counts at all stay finite', () => {
  const nothing = new Array<number>(DAYS).fill(NaN);
  const fit = fitDailyGlm(nothing, design, OPTIONS);
  expect(forecastDailyGlm(nothing, { design, fit, level: { halfLifeDays: 10, priorDays: 10 } }, { origin: DAYS, horizonDays: 7 }).every(Number.isFinite)).toBe(true);
});
