import { uniformAt } from '@wardcast/probability';
import { DAILY_BUCKET_ENDS, dailyBucketOf, DailyMixture, type DailyIssue } from './daily-mixture';
import { DAILY_MEMBERS, type DailyMembers } from './daily-panel';

const DAYS = 800;
const HORIZON = 84;
const LEVELS = [0.1, 0.5, 0.9] as const;
const counts = Float64Array.from({ length: DAYS }, (_, t) => Math.round(100 + 40 * (uniformAt(2, 0, t) - 0.5)));
/** The first member knows the mean, the others are off by their place. */
const members = (): DailyMembers => Object.fromEntries(DAILY_MEMBERS.map((name, k) => [name, new Float64Array(HORIZON).fill(100 + 8 * k)])) as unknown as DailyMembers;
function replay(series: Float64Array, until: number): { issues: DailyIssue[]; mixture: DailyMixture } {
  const mixture = new DailyMixture([series]);
  const issues: DailyIssue[] = [];
  for (let origin = 100; origin <= until; origin += 7) issues.push(mixture.issue(origin, [members()], LEVELS));
  return { issues, mixture };
}

test('starts with all members alike and no intervals', () => {
  const [first] = replay(counts, 100).issues;
  expect(first!.series[0]!.means[0]).toBeCloseTo(112, 9);
  expect(first!.series[0]!.quantiles).toBeNull();
});

test('leaves the bad members to four weeks, half the prior kept, and keeps the prior beyond', () => {
  const [near, middle, far] = replay(counts, 700).mixture.weights();
  for (const weights of [near!, middle!]) {
    // The two better members share what is learnt; the others keep their half of the prior, an eighth each.
    expect(weights[0]! + weights[1]!).toBeGreaterThan(0.7);
    expect(weights[3]).toBeCloseTo(0.125, 2);
  }
  expect(Array.from(far!)).toEqual(DAILY_MEMBERS.map(() => 1 / DAILY_MEMBERS.length));
});

test('bands hold about their share of what comes', () => {
  const { issues } = replay(counts, 700);
  const held = issues.slice(40).flatMap(({ origin, series }) => series[0]!.quantiles!.slice(0, 7).map((q, h) => counts[origin + h]! >= q[0]! && counts[origin + h]! <= q[2]!));
  const share = held.filter(Boolean).length / held.length;
  expect(share).toBeGreaterThan(0.72);
  expect(share).toBeLessThan(0.88);
});

test('an issue reads no count from its origin on', () => {
  const altered = counts.map((y, t) => (t >= 450 ? 1e6 : y));
  expect(replay(altered, 450).issues).toEqual(replay(counts, 450).issues);
});

test('days that never become known teach nothing', () => {
  const { issues } = replay(new Float64Array(DAYS).fill(NaN), 500);
  expect(issues.at(-1)!.series[0]!.quantiles).toBeNull();
  expect(issues.at(-1)!.series[0]!.means.every(Number.isFinite)).toBe(true);
});

test('buckets end at 7, 28 and 84 days', () => {
  expect([1, 7, 8, 28, 29, 84].map(dailyBucketOf)).toEqual([0, 0, 1, 1, 2, 2]);
  expect(() => dailyBucketOf(DAILY_BUCKET_ENDS[2] + 1)).toThrow(RangeError);
});
