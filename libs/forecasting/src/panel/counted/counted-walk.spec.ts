import { chanceAboveCount, momentsOf, quantilesOf } from '@wardcast/probability';
import type { HourlyPanel } from '../hourly/hourly-panel';
import { shippedHourlyLaw } from '../shipped/shipped-laws';
import { syntheticHours } from '../testing/synthetic-panels';
import { CountedWalk } from './counted-walk';

const WEEK = 168;
const HOURS_AHEAD = Array.from({ length: WEEK }, (_, i) => i + 1);
const truth = syntheticHours({ sites: 2, days: 60, seed: 8 });
const law = shippedHourlyLaw();

function walked(hours: number, change: (count: number, hour: number, site: number) => number = (count) => count): CountedWalk {
  const empty: HourlyPanel = { ...truth, counts: truth.counts.map((counts) => new Float64Array(counts.length).fill(NaN)) };
  const walk = new CountedWalk(empty, law);
  for (let hour = 0; hour < hours; hour += 1) walk.read(truth.counts.map((counts, site) => change(counts[hour]!, hour, site)));
  return walk;
}
const ask = { hoursAhead: HOURS_AHEAD, ageHours: 0, news: 0 };
const width = (walk: CountedWalk, ahead: number, question = ask): number => {
  const [low, high] = quantilesOf(walk.laws(0, question)!.laws[ahead - 1]!, [0.1, 0.9]);
  return high! - low!;
};

test('it speaks at any hour for every hour of the week ahead, with laws that are laws', () => {
  for (const hours of [6 * WEEK, 6 * WEEK + 1, 6 * WEEK + 9]) {
    const { laws, basis } = walked(hours).laws(1, ask)!;
    expect(laws).toHaveLength(WEEK);
    expect(basis).toBe('full-record');
    for (const each of laws) {
      expect(each.p.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9);
      expect(each.offset).toBeGreaterThanOrEqual(0);
    }
  }
});

test('its ranges hold about what they say, from every hour of the day', () => {
  const from = 6 * WEEK;
  const walk = walked(from);
  const covered = { near: 0, far: 0 };
  let asked = 0;
  for (let hour = from; hour < truth.hours - 30; hour += 1) {
    walk.read(truth.counts.map((counts) => counts[hour]!));
    // Every fifth hour comes to each hour of the day in turn.
    for (const site of hour % 5 === 0 ? [0, 1] : []) {
      const { laws } = walk.laws(site, { ...ask, hoursAhead: [3, 30] })!;
      const inside = laws.map((each, i) => {
        const [low, high] = quantilesOf(each, [0.1, 0.9]);
        const count = truth.counts[site]![hour + [3, 30][i]!] ?? NaN;
        return Number(count >= low! && count <= high!);
      });
      covered.near += inside[0]!;
      covered.far += inside[1]!;
      asked += 1;
    }
  }
  for (const share of [covered.near / asked, covered.far / asked]) {
    expect(share).toBeGreaterThan(0.68);
    expect(share).toBeLessThan(0.95);
  }
});

test('a count that is old makes it wider, and so does a short record; what is known since moves it', () => {
  const walk = walked(6 * WEEK);
  expect(width(walk, 1, { ...ask, ageHours: 6 })).toBeGreaterThan(width(walk, 1));
  const young = walked(3 * WEEK);
  expect(young.laws(0, ask)!.basis).toBe('short-record');
  const mean = (news: number, ahead: number): number => momentsOf(walk.laws(0, { ...ask, news })!.laws[ahead - 1]!).mean;
  expect(mean(4, 1) - mean(0, 1)).toBeGreaterThan(2);
  expect(mean(4, 72) - mean(0, 72)).toBeLessThan(1);
});

test('beyond three days it does not get narrower', () => {
  const walk = walked(6 * WEEK);
  expect(width(walk, WEEK)).toBeGreaterThanOrEqual(width(walk, 72) - 1);
  expect(chanceAboveCount(walk.laws(0, ask)!.laws[WEEK - 1]!, 1_000)).toBe(0);
});

test('it does not speak for a unit of a few days, nor for one that fell silent, and not beyond its panel', () => {
  expect(walked(13 * 24).laws(0, ask)).toBeNull();
  const silent = walked(6 * WEEK, (count, hour, site) => (site === 0 && hour > 5 * WEEK ? NaN : count));
  expect(silent.laws(0, ask)).toBeNull();
  expect(silent.laws(1, ask)).not.toBeNull();
  const full = walked(truth.hours);
  expect(full.read([1, 1])).toBe(false);
  expect(full.hour).toBe(truth.hours);
});
