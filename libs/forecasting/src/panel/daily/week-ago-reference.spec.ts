import { weekAgoReference, weekDifferences } from './week-ago-reference';

// Two weeks: the second is one higher on its first day, three higher on its second, else the same.
const counts = [10, 20, 30, 40, 50, 60, 70, 11, 23, 30, 40, 50, 60, 70];

test('the point is the same weekday last week, the spread that of both signs of the differences', () => {
  expect(Array.from(weekDifferences(counts, { from: 0, origin: 8 }))).toEqual([-3, -1, 1, 3]);
  const quantiles = weekAgoReference(counts, { from: 0, origin: 8, horizon: 1, levels: [0, 0.5, 1] })!;
  expect(Array.from(quantiles)).toEqual([27, 30, 33]);
});

test('beyond a week it is the last same weekday before the origin', () => {
  expect(weekAgoReference(counts, { from: 0, origin: 13, horizon: 8, levels: [0.5] })![0]).toBe(11);
});

test('says nothing without a value or a difference', () => {
  expect(weekAgoReference(counts, { from: 0, origin: 5, horizon: 1, levels: [0.5] })).toBeNull();
  expect(weekAgoReference([...counts.slice(0, 9), NaN], { from: 0, origin: 8, horizon: 1, levels: [0.5] })).not.toBeNull();
  expect(weekAgoReference([NaN, ...counts.slice(1)], { from: 0, origin: 8, horizon: 6, levels: [0.5] })).not.toBeNull();
});
