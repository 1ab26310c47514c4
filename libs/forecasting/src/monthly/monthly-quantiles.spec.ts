import { uniformAt } from '@wardcast/probability';
import { forecastMonthlyQuantiles } from './monthly-quantiles';

const LEVELS = [0.1, 0.5, 0.9] as const;
const count = (i: number, t: number): number => Math.round(30 + 16 * (uniformAt(3, i, t) + uniformAt(4, i, t) - 1));
const series = (months: number): number[][] => Array.from({ length: 60 }, (_, i) => Array.from({ length: months }, (_, t) => count(i, t)));
const forecast = (months: number): ReturnType<typeof forecastMonthlyQuantiles> => forecastMonthlyQuantiles({ firstMonth: { year: 2000, month: 1 }, series: series(months), kinds: new Array<string>(60).fill('x') }, 12, LEVELS);

test('an 80 % band holds about four in five of what comes', () => {
  const held = forecast(60).flatMap(({ quantiles }, i) => quantiles!.map((q, h) => count(i, 60 + h) >= q[0]! && count(i, 60 + h) <= q[2]!));
  const share = held.filter(Boolean).length / held.length;
  expect(share).toBeGreaterThan(0.74);
  expect(share).toBeLessThan(0.87);
});

test('quantiles are in order and never negative', () => {
  for (const { quantiles } of forecast(48)) for (const q of quantiles!) expect(q[0]! >= 0 && q[0]! <= q[1]! && q[1]! <= q[2]!).toBe(true);
});

test('without an earlier origin to learn from there are means only', () => {
  const [first] = forecast(24);
  expect(first!.quantiles).toBeNull();
  expect(first!.means.every(Number.isFinite)).toBe(true);
});
