import { Q23, weekNumber } from '@wardcast/forecasting';
import { calibrateIssues } from './calibrate-issues';
import type { FluIssue } from './flu-issues';
import { saturday } from './testing/flu-fixture';

const law = Q23.map((level) => 0.1 * (level - 0.5));
const weekOf = (date: string): number => weekNumber(Date.parse(`${date}T00:00:00Z`));
const issue = (k: number, horizon: number): FluIssue => ({ reference: saturday(k), place: '06', horizon, targetWeek: weekOf(saturday(k)) + horizon, level: 0, top: 1.5, centre: 0.8, population: 1e6, members: { curved: law, plainTrees: law } });
const issues = Array.from({ length: 12 }, (_, k) => [0, 1, 2, 3].map((h) => issue(100 + k, h))).flat();
const widthAt = (k: number, count: number): number => {
  const calibrated = calibrateIssues(issues, (reference) => ({ last: weekOf(reference) - 1, countOf: () => count }));
  const q = calibrated.get(issues.find((one) => one.reference === saturday(100 + k))!)!;
  return (q[22]! - q[0]!) / (law[22]! - law[0]!);
};

test('laws widen after outcomes far off, and tighten after outcomes near the middle', () => {
  // Level 0 is a root of .8 x 1.5 = 1.2, a rate of 1.2^4 - .3264 = 1.747, a count of 17.47 in a million people.
  expect(widthAt(11, 1_000)).toBeGreaterThan(1.5);
  expect(widthAt(11, 17.47)).toBeLessThan(1);
});

test('the first issue knows nothing of its own outcome', () => {
  expect(widthAt(0, 1_000)).toBe(widthAt(0, 17));
});
