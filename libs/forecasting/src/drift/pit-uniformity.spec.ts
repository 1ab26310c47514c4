import { PIT_WINDOW, pitUniformity } from './pit-uniformity';

const spread = (n: number, of: (u: number) => number = (u) => u): number[] => Array.from({ length: n }, (_, i) => of((i + 0.5) / n));

test('evenly spread values are half a step from uniform', () => {
  const { distance, verdict } = pitUniformity(spread(100));
  expect(distance).toBeCloseTo(0.005, 12);
  expect(verdict).toBe('fine');
});

test('the distance of three values by hand', () => {
  // .1, .2, .9: shares 1/3, 2/3, 1; the largest gap is 2/3 - .2.
  expect(pitUniformity([0.9, 0.1, 0.2]).distance).toBeCloseTo(2 / 3 - 0.2, 12);
});

test('warns beyond 1.36 and acts beyond 1.63 over the root of n', () => {
  // Values u(1 - c) leave 1 empty by c at the top: distance about c + .5/n. For n = 100 the limits are .136 and .163.
  const squeezed = (c: number): number[] => spread(100, (u) => u * (1 - c));
  expect(pitUniformity(squeezed(0.12)).verdict).toBe('fine');
  expect(pitUniformity(squeezed(0.15)).verdict).toBe('warn');
  expect(pitUniformity(squeezed(0.18)).verdict).toBe('act');
});

test('only the last scores count, and few say nothing', () => {
  expect(pitUniformity([...new Array<number>(500).fill(0), ...spread(PIT_WINDOW)]).verdict).toBe('fine');
  expect(pitUniformity(new Array<number>(19).fill(0)).verdict).toBe('fine');
  expect(pitUniformity([]).distance).toBe(0);
});
