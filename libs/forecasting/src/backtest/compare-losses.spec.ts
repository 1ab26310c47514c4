import { dieboldMariano } from '@wardcast/probability';
import { compareLosses } from './compare-losses';

test('the difference is the mean over pairs, and the test runs on the means of the blocks', () => {
  // Day 1: differences 1 and 3 (mean 2); day 2: -4. Over pairs (1 + 3 - 4) / 3 = 0.
  const result = compareLosses([2, 5, 0], [1, 2, 4], [1, 1, 2]);
  expect(result.difference).toBeCloseTo(0, 12);
  expect(result.dmT).toBeCloseTo(dieboldMariano([2, -4], 7).t, 12);
});

test('blocks count by their number, not by the order of the pairs', () => {
  const days = Array.from({ length: 60 }, (_, i) => i);
  const ours = days.map((day) => Math.sin(day) + 0.01 * day);
  const shuffled = days.map((day) => (day * 7) % 60);
  const straight = compareLosses(ours, days.map(() => 0), days, { lag: 4 });
  expect(compareLosses(shuffled.map((day) => ours[day]!), days.map(() => 0), shuffled, { lag: 4 }).dmT).toBeCloseTo(straight.dmT, 12);
});

test('a steady gain is clear, and a coin that favours nobody is not', () => {
  const days = Array.from({ length: 200 }, (_, i) => i);
  const better = compareLosses(days.map((day) => 1 + (day % 3) / 10), days.map((day) => 1.2 + (day % 3) / 10 + (day % 2) / 100), days);
  expect(better.high95).toBeLessThan(0);
  expect(better.dmP).toBeLessThan(0.001);
  const even = compareLosses(days.map((day) => day % 2), days.map((day) => (day + 1) % 2), days);
  expect(even.low95).toBeLessThan(0);
  expect(even.high95).toBeGreaterThan(0);
});

test('equal losses give no evidence, none give no number, and lists of different length are refused', () => {
  expect(compareLosses([1, 1], [1, 1], [0, 1])).toMatchObject({ difference: 0, dmT: 0, dmP: 1, low95: 0, high95: 0 });
  expect(compareLosses([], [], []).difference).toBeNaN();
  expect(() => compareLosses([1], [1, 2], [1])).toThrow(RangeError);
});
