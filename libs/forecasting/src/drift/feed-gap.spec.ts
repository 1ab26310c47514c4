import { isFeedSilent, SILENCE_LIMIT } from './feed-gap';

test('an hour without arrivals is suspect where fifteen were due, and not where nine were', () => {
  // exp(-15) = 3e-7 and exp(-9) = 1.2e-4; the limit is -ln 1e-4 = 9.2103.
  expect(SILENCE_LIMIT).toBeCloseTo(9.210_340, 6);
  expect(isFeedSilent(15)).toBe(true);
  expect(isFeedSilent(9)).toBe(false);
});

test('no expectation, or an unknown one, raises no suspicion', () => {
  expect(isFeedSilent(0)).toBe(false);
  expect(isFeedSilent(NaN)).toBe(false);
});
