import { calendarHours } from './arrival-calendar';
import { coldStartLaws } from './cold-start';
import { priorArrivalShare } from './prior-profile';
import { syntheticArrivals } from './testing/synthetic-arrivals';

const calendar = { zone: 'Europe/London', region: null, schoolHolidays: new Set<number>(), events: new Set<number>() };
const hours = calendarHours(calendar, Date.UTC(2016, 0, 4), 168 + 48);
const none = new Float64Array(0);

test('without any history the law is the shipped profile at the guess, and very wide', () => {
  const law = coldStartLaws({ hours, counts: none, rateGuess: 8 })(12);
  expect(law.mean).toBeCloseTo(8 * priorArrivalShare(hours[12]!), 3);
  // The guess is worth two events: a relative deviation of 1 / sqrt(2).
  expect(law.size).toBe(2);
});

test('a week of history finds the rate and the shape of the day, where each hour was seen seven times', () => {
  const truth = ({ hour }: { hour: number }) => (hour >= 10 && hour < 22 ? 20 : 6);
  const lawAt = coldStartLaws({ hours, counts: syntheticArrivals(8, hours.slice(0, 168), truth), rateGuess: 3 });
  const errors = hours.slice(168).map((at, lead) => Math.abs(lawAt(168 + lead).mean / truth(at) - 1));
  // The edges of the step are smoothed; on the mean of all hours the naive profile errs by some 25 %.
  expect(errors.reduce((a, b) => a + b, 0) / errors.length).toBeLessThan(0.18);
});

test('zeros give a rate near zero but never none, and a wide law', () => {
  const { mean, size } = coldStartLaws({ hours, counts: new Float64Array(168), rateGuess: 5 })(180);
  expect(mean).toBeGreaterThan(0);
  // Two events in a week and what the guess takes (.4 of an hour): .012 an hour on average.
  expect(mean).toBeLessThan(0.05);
  expect(size).toBeLessThanOrEqual(2);
});

test('unknown hours are left out', () => {
  const counts = new Float64Array(168).map((_, i) => (i % 2 === 0 ? NaN : 10));
  const lawAt = coldStartLaws({ hours, counts, rateGuess: 5 });
  const means = Array.from({ length: 48 }, (_, lead) => lawAt(168 + lead).mean);
  expect(means.every(Number.isFinite)).toBe(true);
  expect(means.reduce((a, b) => a + b, 0) / 48).toBeGreaterThan(8);
});
