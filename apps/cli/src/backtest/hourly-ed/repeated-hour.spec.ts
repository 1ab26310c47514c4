import { booksUnderSecond, repeatedHours } from './repeated-hour';

const HOUR_MS = 3_600_000;
const from = Date.UTC(2016, 9, 29);
// 30 October 2016: 01:00 local is shown at 00:00Z and at 01:00Z, hours 24 and 25 from midnight of the day before.
const repeated = repeatedHours('Europe/London', from, 72);

test('the hour that the clock shows twice is found, once a year', () => {
  expect(repeated).toEqual([{ first: 24, second: 25 }]);
  expect(repeatedHours('Europe/London', from, 300 * 24 * 2)).toHaveLength(2);
  expect(repeatedHours('Asia/Tokyo', from, 366 * 24)).toEqual([]);
});

test('a record books both under the second when every earlier first one is zero', () => {
  const counts = new Float64Array(72).fill(5);
  expect(booksUnderSecond({ from, counts }, repeated, 60)).toBe(false);
  counts[24] = 0;
  expect(booksUnderSecond({ from, counts }, repeated, 60)).toBe(true);
});

test('what lies ahead says nothing, and none at all does not either', () => {
  const counts = new Float64Array(72);
  expect(booksUnderSecond({ from, counts }, repeated, 25)).toBe(false);
  expect(booksUnderSecond({ from: from + HOUR_MS, counts }, [], 60)).toBe(false);
});
