import { RunningPath } from './running-path';

test('values, their past and their means; before the first hour all is zero', () => {
  const path = new RunningPath(4);
  [1, 2, 3, 6].forEach((value, hour) => path.set(hour, value));
  expect(path.back(3, 1)).toBe(3);
  expect(path.back(1, 5)).toBe(0);
  expect(path.mean(3, 2)).toBe(4.5);
  // (0 + 0 + 1 + 2) / 4.
  expect(path.mean(1, 4)).toBe(0.75);
});
