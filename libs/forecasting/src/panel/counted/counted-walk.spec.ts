import { chanceAboveCount, momentsOf, quantilesOf } from '@wardcast/probability';
import { shippedHourlyLaw } from '../shipped/shipped-laws';
import { syntheticHours } from '../testing/synthetic-panels';
import { CountedWalk, type CountedLaws } from './counted-walk';

const WEEK = 168;
const HOURS_AHEAD = Array.from({ length: WEEK }, (_, i) => i + 1);
const truth = syntheticHours({ sites: 1, days: 60, seed: 8 });
const counts = truth.counts[0]!;
const law = shippedHourlyLaw();

function walked(hours: number, change: (count: number, hour: number) => number = (count) => count): CountedWalk {
  const walk = new CountedWalk(truth, law);
  for (let hour = 0; hour < hours; hour += 1) walk.read(change(counts[hour]!, hour));
  return walk;
}
const ask = { hoursAhead: HOURS_AHEAD, news: 0 };
const range = ({ laws }: CountedLaws, ahead: number): readonly [number, number] => {
  const [low, high] = quantilesOf(laws[ahead - 1]!, [0.1, 0.9]);
  return [low!, high!];
};
const width = (walk: CountedWalk, ahead: number): number => {
  const [low, high] = range(walk.laws(ask)!, ahead);
  return high - low;
};

test('it speaks at any hour for every hour of the week ahead, with laws that are laws', () => {
  for (const hours of [6 * WEEK, 6 * WEEK + 1, 6 * WEEK + 9]) {
    const { laws, basis } = walked(hours).laws(ask)!;
    expect(laws).toHaveLength(WEEK);
    expect(basis).toBe('full-record');
    for (const each of laws) {
      expect(each.p.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9);
      expect(each.offset).toBeGreaterThanOrEqual(0);
    }
  }
});

test('its ranges hold about what they say, from every hour of the day', () => {
  const walk = walked(6 * WEEK);
  const covered = new Map([[3, 0], [30, 0]]);
  let asked = 0;
  for (let hour = 6 * WEEK; hour < truth.hours - 30; hour += 1) {
    walk.read(counts[hour]!);
    const said = walk.laws({ ...ask, hoursAhead: [...covered.keys()] })!;
    asked += 1;
    for (const [index, ahead] of [...covered.keys()].entries()) {
      const [low, high] = range(said, index + 1);
      const count = counts[hour + ahead]!;
      if (count >= low && count <= high) covered.set(ahead, covered.get(ahead)! + 1);
    }
  }
  for (const inside of covered.values()) {
    expect(inside / asked).toBeGreaterThan(0.68);
    expect(inside / asked).toBeLessThan(0.95);
  }
});

test('a short record makes it wider, and what is known since the last hour moves it, less and less', () => {
  const walk = walked(6 * WEEK);
  expect(walked(3 * WEEK).laws(ask)!.basis).toBe('short-record');
  const mean = (news: number, ahead: number): number => momentsOf(walk.laws({ ...ask, news })!.laws[ahead - 1]!).mean;
  expect(mean(4, 1) - mean(0, 1)).toBeGreaterThan(2);
  expect(mean(4, 72) - mean(0, 72)).toBeLessThan(1);
});

test('the further ahead, the wider, also beyond three days', () => {
  const walk = walked(6 * WEEK);
  expect(width(walk, 12)).toBeGreaterThan(width(walk, 1));
  expect(width(walk, WEEK)).toBeGreaterThanOrEqual(width(walk, 72) - 1);
  expect(chanceAboveCount(walk.laws(ask)!.laws[WEEK - 1]!, 1_000)).toBe(0);
});

test('it does not speak for a unit of a few days, nor for one that fell silent, and not beyond its room', () => {
  expect(walked(0).laws(ask)).toBeNull();
  expect(walked(13 * 24).laws(ask)).toBeNull();
  expect(walked(6 * WEEK, (count, hour) => (hour > 5 * WEEK ? NaN : count)).laws(ask)).toBeNull();
  const full = walked(truth.hours);
  expect(full.read(1)).toBe(false);
  expect(full.hour).toBe(truth.hours);
});
