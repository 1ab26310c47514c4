import { checkSums } from './check-sums';
import { lastValueForecast } from './last-value-forecast';

const HOURS = 30;
const plain = lastValueForecast({ issuedAt: 0, censusAtIssue: 20, horizonHours: HOURS });
const none = new Float32Array(HOURS);
/** What a flow model would have said beside it; its numbers are not looked at here. */
const flow: typeof plain = { ...plain, parts: { stillHere: none, toCome: none, booked: none, decided: none, listEffect: none, stillHereVariance: none, toComeVariance: none, bookedVariance: none, decidedVariance: none, commonVariance: none } };
/** Seven days of 24 arrivals each. */
const week = new Array<number>(168).fill(1);
const recent = { census: [18, 22], arrivals: week };
/** The same flows in as out, so that the books stay balanced. */
const arriving = (perHour: number): typeof plain => {
  const expectedIn = plain.mean.map((_, i) => perHour * (i + 1));
  return { ...flow, expectedIn, expectedOut: plain.mean.map((m, i) => Math.max(0, 20 + expectedIn[i]! - m)) };
};

test('a sound forecast passes, also where nothing is known beside it', () => {
  expect(checkSums(plain, recent)).toBeNull();
  expect(checkSums(arriving(1), recent)).toBeNull();
  expect(checkSums(arriving(500), { census: [], arrivals: [] })).toBeNull();
});

test('the books must balance: here, more come, some leave, the mean is left', () => {
  expect(checkSums({ ...plain, expectedOut: plain.expectedOut.map((x) => x + 2) }, recent)).toBe('books_unbalanced');
  expect(checkSums({ ...plain, expectedIn: plain.expectedIn.map((x) => x + 2) }, recent)).toBe('books_unbalanced');
});

test("the first day's arrivals must be like those of the last days", () => {
  // Busiest and quietest day 24: up to 72 pass, at any lower number too, since a third of 24 is within the floor of 10.
  expect(checkSums(arriving(2.9), recent)).toBeNull();
  expect(checkSums(arriving(3.2), recent)).toBe('sum_of_arrivals');
  expect(checkSums(arriving(0), recent)).toBeNull();
  // Days of 240: less than 80 is refused.
  const busy = { census: [], arrivals: week.map(() => 10) };
  expect(checkSums(arriving(3.2), busy)).toBe('sum_of_arrivals');
  expect(checkSums(arriving(3.5), busy)).toBeNull();
});

test('arrivals are not judged by less than a week, nor where no flow model spoke', () => {
  expect(checkSums(arriving(9), { census: [], arrivals: week.slice(1) })).toBeNull();
  expect(checkSums({ ...arriving(9), parts: null }, recent)).toBeNull();
});

test('beds in use over the horizon must be like those that were counted', () => {
  const filled = (mean: number) => ({ ...plain, mean: plain.mean.map(() => mean), expectedIn: plain.mean.map(() => Math.max(0, mean - 20)), expectedOut: plain.mean.map(() => Math.max(0, 20 - mean)) });
  // Seen 18 to 22: up to 66 passes, and down to 6.
  expect(checkSums(filled(66), recent)).toBeNull();
  expect(checkSums(filled(67), recent)).toBe('sum_of_census');
  expect(checkSums(filled(6), recent)).toBeNull();
  expect(checkSums(filled(5.9), recent)).toBe('sum_of_census');
  // A small unit may empty.
  expect(checkSums({ ...filled(0), censusAtIssue: 20 }, { census: [2], arrivals: [] })).toBeNull();
});
