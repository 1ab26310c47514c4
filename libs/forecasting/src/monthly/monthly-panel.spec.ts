import { uniformAt } from '@wardcast/probability';
import { forecastMonthlyPanel, MONTHLY_WEIGHTS, type MonthlyPanel } from './monthly-panel';
import { weekdayExcess } from './working-days';

const FIRST = { year: 2000, month: 1 };
const MONTHS = 60;
const season = (t: number): number => 1 + 0.25 * Math.cos((2 * Math.PI * t) / 12);
/** Forty small series with one season, noise of about a Poisson count of 20. */
const noisy = (i: number, t: number): number => Math.max(0, Math.round(20 * season(t) + 12 * (uniformAt(7, i, t) - 0.5)));
const panelOf = (months: number): MonthlyPanel => ({ firstMonth: FIRST, series: Array.from({ length: 40 }, (_, i) => Array.from({ length: months }, (_, t) => noisy(i, t))), kinds: new Array<string>(40).fill('x') });

test('small noisy series of one kind get its season', () => {
  const forecasts = forecastMonthlyPanel(panelOf(MONTHS), 12);
  const meanAt = (h: number): number => forecasts.reduce((sum, { means }) => sum + means[h]!, 0) / forecasts.length;
  // March (h = 2) is near the middle, January (h = 0) at 1.25 and July (h = 6) at .75 of 20.
  expect(meanAt(0)).toBeGreaterThan(23);
  expect(meanAt(6)).toBeLessThan(17);
  // Every single series is near it, though five years of it alone say little.
  const errors = forecasts.flatMap(({ means }) => Array.from(means, (mean, h) => Math.abs(mean - 20 * season(MONTHS + h))));
  expect(errors.reduce((sum, x) => sum + x, 0) / errors.length).toBeLessThan(1.6);
});

test('the mean is the members by their weights', () => {
  const [{ means, members }] = forecastMonthlyPanel(panelOf(MONTHS), 3) as [ReturnType<typeof forecastMonthlyPanel>[number]];
  const { level, damped, theta } = MONTHLY_WEIGHTS;
  expect(level + damped + theta).toBe(1);
  expect(means[1]).toBeCloseTo(level * members.level[1]! + damped * members.damped[1]! + theta * members.theta[1]!, 12);
});

test('months with more working days are forecast higher where they have been', () => {
  const days = weekdayExcess(FIRST, MONTHS + 12);
  const series = Array.from({ length: 20 }, (_, i) => Array.from({ length: MONTHS }, (_, t) => 500 * (1 + 0.03 * days[t]!) + ((i * 7 + t * 3) % 11)));
  const [first] = forecastMonthlyPanel({ firstMonth: FIRST, series, kinds: series.map(() => 'x') }, 12);
  first!.means.forEach((mean, h) => expect(Math.abs(mean / (505 * (1 + 0.03 * days[MONTHS + h]!)) - 1)).toBeLessThan(0.01));
});

test('gaps, zeros and a single short series give finite forecasts of zero or more', () => {
  const gappy = panelOf(MONTHS).series.map((counts, i) => Array.from(counts).map((y, t) => ((i + t) % 9 === 0 ? NaN : y)));
  const panels: MonthlyPanel[] = [
    { firstMonth: FIRST, series: [...gappy, new Array<number>(MONTHS).fill(0), new Array<number>(MONTHS).fill(NaN)], kinds: new Array<string>(42).fill('x') },
    { firstMonth: FIRST, series: [new Array<number>(12).fill(3)], kinds: ['x'] },
  ];
  for (const panel of panels) for (const { means } of forecastMonthlyPanel(panel, 12)) expect(means.every((mean) => Number.isFinite(mean) && mean >= 0)).toBe(true);
});

test('a series that begins late is forecast from what there is of it', () => {
  const late = Array.from({ length: MONTHS }, (_, t) => (t < 40 ? NaN : 50));
  const { series, kinds } = panelOf(MONTHS);
  const [first] = forecastMonthlyPanel({ firstMonth: FIRST, series: [late, ...series], kinds: ['other', ...kinds] }, 6);
  expect(first!.means.reduce((sum, x) => sum + x, 0) / 6).toBeGreaterThan(40);
});

test('what is no panel is refused', () => {
  expect(() => forecastMonthlyPanel({ firstMonth: FIRST, series: [[1, 2]], kinds: ['x'] }, 1)).toThrow('12 months');
  expect(() => forecastMonthlyPanel({ firstMonth: FIRST, series: [new Array<number>(12).fill(1), new Array<number>(13).fill(1)], kinds: ['x', 'x'] }, 1)).toThrow('same months');
  expect(() => forecastMonthlyPanel({ firstMonth: FIRST, series: [new Array<number>(12).fill(1)], kinds: [] }, 1)).toThrow('1 series but 0 kinds');
});
