import { autocorrelation, classicalSeason } from './classical-season';

const FACTORS = [1.2, 0.8, 1.1, 0.9];

test('finds the factors of a clean season', () => {
  const season = classicalSeason(Array.from({ length: 40 }, (_, t) => 100 * FACTORS[t % 4]!), 4);
  season.forEach((factor, j) => expect(factor).toBeCloseTo(FACTORS[j]!, 9));
});

test('a series without a season, with a zero or under two seasons gets ones', () => {
  const flat = [1, 1, 1, 1];
  expect(Array.from(classicalSeason(new Array<number>(40).fill(7), 4))).toEqual(flat);
  expect(Array.from(classicalSeason(Array.from({ length: 40 }, (_, t) => (t === 3 ? 0 : 100 * FACTORS[t % 4]!)), 4))).toEqual(flat);
  expect(Array.from(classicalSeason([1, 2, 3, 4, 5, 6, 7], 4))).toEqual(flat);
});

test('autocorrelation by hand', () => {
  // 1, 2, 3: mean 2, deviations -1, 0, 1; lag 1: (0 x -1 + 1 x 0)/2 = 0; lag 2: (1 x -1)/2.
  expect(autocorrelation([1, 2, 3], 1)).toBe(0);
  expect(autocorrelation([1, 2, 3], 2)).toBe(-0.5);
});
