import type { DailyLaw } from './daily-law';
import { knownFirst } from './known-first-law';

const law = (value: number | null): DailyLaw => ({
  coefficients: () => (value === null ? null : Float64Array.of(value)),
  shape: () => (value === null ? null : Float64Array.of(value)),
  spread: () => value ?? 1,
  lift: () => value ?? 0,
  sharedProfile: new Float64Array(7).fill(value ?? 0),
  christmasSpread: value ?? 1,
});

test('the prior answers until there is an own answer', () => {
  const young = knownFirst(law(null), law(2));
  expect([young.coefficients(0, 1, 0)![0], young.shape(1, [0.5])![0], young.spread(1, 0), young.lift(0), young.sharedProfile[3], young.christmasSpread]).toEqual([2, 2, 2, 2, 2, 2]);
  const grown = knownFirst(law(3), law(2));
  expect([grown.coefficients(0, 1, 0)![0], grown.shape(1, [0.5])![0], grown.spread(1, 0), grown.lift(0), grown.sharedProfile[3], grown.christmasSpread]).toEqual([3, 3, 3, 3, 3, 3]);
});
