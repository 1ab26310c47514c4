import { normalQuantile } from '@wardcast/probability';
import { Q23 } from '../census/census-forecast';
import { SpreadTracker, type MaturedForecast } from './spread-tracker';

const law = Float64Array.from(Q23, (level) => normalQuantile(level));
/** Outcomes that lie exactly at 40 quantiles of a normal law `spread` times as wide as the one issued. */
const outcomes = (spread: number): readonly MaturedForecast[] => Array.from({ length: 40 }, (_, i) => ({ quantiles: law, outcome: spread * normalQuantile((i + 0.5) / 40) }));
const settings = { prior: 1.1, priorWeeks: 4, keep: 0.9 };

function after(weeks: number, spread: number, more: Partial<typeof settings> = {}): number {
  const tracker = new SpreadTracker(Q23, { ...settings, ...more });
  for (let week = 1; week <= weeks; week++) tracker.learn(week, outcomes(spread), 1);
  return tracker.spread();
}

test('before anything came true the prior stands, to the nearest five per cent', () => {
  expect(Math.abs(Math.log(after(0, 1) / 1.1))).toBeLessThan(0.03);
});

test('the spread of what came true is found', () => {
  // Forgetting by .9 leaves ten weeks of say; against a prior of next to nothing the factor itself is found.
  for (const spread of [0.8, 1, 1.4]) expect(Math.abs(Math.log(after(20, spread, { priorWeeks: 0.01 }) / spread))).toBeLessThan(0.06);
});

test('the prior holds back, and the more weeks the less', () => {
  const steps = [0, 2, 6, 20].map((weeks) => after(weeks, 1.6));
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps[1]!).toBeLessThan(1.5);
  expect(steps[3]!).toBeGreaterThan(1.3);
});

test('half a year of silence brings the prior back', () => {
  const tracker = new SpreadTracker(Q23, settings);
  for (let week = 1; week <= 20; week++) tracker.learn(week, outcomes(1.8), 1);
  tracker.learn(120, [], 1);
  expect(Math.abs(Math.log(tracker.spread() / settings.prior))).toBeLessThan(0.03);
});

test('a law without width teaches nothing', () => {
  const tracker = new SpreadTracker(Q23, settings);
  tracker.learn(1, [{ quantiles: new Float64Array(Q23.length), outcome: 5 }], 1);
  expect(Math.abs(Math.log(tracker.spread() / settings.prior))).toBeLessThan(0.03);
});
