import { normalQuantile, uniformAt } from '@wardcast/probability';
import { MEMORY_LEADS_DAYS, shortMemory, type FreedSeries } from './short-memory';

const DAYS = 700;
const SETTINGS = { alpha: 0.02, gamma: 0.01, seasonSteps: 7 };
const noise = (stream: number, t: number): number => normalQuantile(uniformAt(9, stream, t));

/** Series around 400 whose errors share an autoregression of order one: c(t) = .7 c(t - 1) + e. */
function shared(count: number, lastShock: number): FreedSeries[] {
  const common = new Float64Array(DAYS);
  for (let t = 1; t < DAYS; t++) common[t] = 0.7 * common[t - 1]! + 20 * noise(0, t);
  common[DAYS - 1] = lastShock;
  return Array.from({ length: count }, (_, i) => ({ free: Float64Array.from(common, (c, t) => 400 + c + 15 * noise(i + 1, t)), factors: new Float64Array(DAYS).fill(1) }));
}

test('a shock that all share is carried on and fades', () => {
  const [memory] = shortMemory(shared(7, 80), DAYS, SETTINGS);
  // The shock of 80 is four roots of 400; a seventh of it would be noise, .7 of it comes the next day.
  expect(memory![0]!).toBeGreaterThan(1.2);
  expect(memory![3]!).toBeLessThan(memory![0]!);
  expect(memory).toHaveLength(MEMORY_LEADS_DAYS);
});

test('independent errors leave nearly no memory', () => {
  const series = Array.from({ length: 7 }, (_, i) => ({ free: Float64Array.from({ length: DAYS }, (_u, t) => 400 + 20 * noise(i + 1, t)), factors: new Float64Array(DAYS).fill(1) }));
  for (const memory of shortMemory(series, DAYS, SETTINGS)) expect(Math.max(...memory.map(Math.abs))).toBeLessThan(0.6);
});

test('what comes after the origin is not read', () => {
  const series = shared(3, 0);
  const altered = series.map(({ free, factors }) => ({ free: free.map((x, t) => (t >= 500 ? 9_999 : x)), factors }));
  expect(shortMemory(altered, 500, SETTINGS)).toEqual(shortMemory(series, 500, SETTINGS));
});

test('a short history and unknown days give no memory and no NaN', () => {
  expect(shortMemory(shared(2, 50), 80, SETTINGS).every((memory) => memory.every((x) => x === 0))).toBe(true);
  const unknown = [{ free: new Float64Array(DAYS).fill(NaN), factors: new Float64Array(DAYS).fill(1) }];
  expect(shortMemory(unknown, DAYS, SETTINGS)[0]!.every(Number.isFinite)).toBe(true);
});
