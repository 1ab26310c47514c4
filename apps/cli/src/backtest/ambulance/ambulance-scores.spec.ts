import { coverageTo, maseOf, pinballTo, type AmbulancePair } from './ambulance-scores';

const QUANTILES = Float64Array.from({ length: 21 }, (_, j) => 90 + j);
const pair = (part: Partial<AmbulancePair>): AmbulancePair => ({ region: 0, origin: 0, daysAhead: 1, observed: 100, mean: 100, members: [], naive: 100, scale: 10, quantiles: QUANTILES, ...part });

test('a horizon is the mean over its days, then over regions and origins', () => {
  // Region 0: errors 5 and 15 of scale 10: mean 1 to day 2, .5 to day 1. Region 1: one day only, error 3 of scale 3: 1.
  const pairs = [pair({ mean: 105 }), pair({ daysAhead: 2, mean: 115 }), pair({ region: 1, mean: 103, scale: 3 })];
  expect(maseOf(pairs, 1, ({ mean }) => mean)).toBeCloseTo(0.75, 12);
  expect(maseOf(pairs, 2, ({ mean }) => mean)).toBeCloseTo(1, 12);
});

test('coverage counts outcomes on the ends as held', () => {
  // Levels .025 .05 .1 .. .95 .975 give 90 .. 110: the 80 % band is 92 to 108, the 95 % band 90 to 110, the 50 % band 95 to 105.
  const pairs = [pair({ observed: 92 }), pair({ origin: 7, observed: 109 }), pair({ origin: 14, observed: 105 }), pair({ origin: 21, observed: 111 })];
  expect(coverageTo(pairs, 1)).toEqual({ '0.5': 0.25, '0.8': 0.5, '0.95': 0.75 });
});

test('without quantiles there is no coverage and no pinball', () => {
  expect(coverageTo([pair({ quantiles: null })], 1)).toBeNull();
  expect(pinballTo([pair({ quantiles: null })], 1)).toBeNull();
});
