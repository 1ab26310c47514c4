import fc from 'fast-check';
import { cleanCounts, shortRecordFactor } from './clean-counts';

test('negative, infinite and absurd counts are read as not reported, and counted', () => {
  // Median of 20, 21, 22, 500 is 21.5: the limit is 215.
  const clean = cleanCounts([20, -3, 21, Infinity, 22, 500, NaN]);
  expect(Array.from(clean.counts)).toEqual([20, NaN, 21, NaN, 22, NaN, NaN]);
  expect(clean).toMatchObject({ negative: 1, absurd: 2, reported: 3, onlyZeros: false });
});

test('small units may jump: a ward of two may hold fifty-two, not more', () => {
  expect(Array.from(cleanCounts([2, 2, 2, 52, 53]).counts)).toEqual([2, 2, 2, 52, NaN]);
});

test('zeros alone, and nothing at all, are told apart from counts', () => {
  expect(cleanCounts([0, 0, NaN]).onlyZeros).toBe(true);
  expect(cleanCounts([]).reported).toBe(0);
});

test('whatever comes in, what is believed is finite and not negative', () => {
  fc.assert(fc.property(fc.array(fc.double()), (values) => cleanCounts(values).counts.every((count) => Number.isNaN(count) || (count >= 0 && Number.isFinite(count)))));
});

test('a short record widens, a full one does not', () => {
  // Three of six weeks: sqrt(1 + 3 / 6).
  expect(shortRecordFactor(3)).toBeCloseTo(Math.sqrt(1.5), 12);
  expect(shortRecordFactor(6)).toBe(1);
  expect(shortRecordFactor(60)).toBe(1);
});
