import { fitRidgeGlm } from '../regression/ridge-glm';
import { linearPredictor, SparseRowsBuilder } from '../regression/sparse-rows';
import { calendarHours } from './arrival-calendar';
import { COLD_START, coldStartLaws } from './cold-start';
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

test('rows of each hour of the week say what rows of each hour say, to nine digits', () => {
  const counts = syntheticArrivals(3, hours.slice(0, 168), ({ hour }) => 4 + (hour % 5)).map((count, i) => (i % 11 === 0 ? NaN : count));
  const plain = meansByHour(counts);
  // A level that never moves leaves the profile alone.
  const still = { ...COLD_START, level: { kappa: 1e15, halfLifeHours: 48 } };
  const lawAt = coldStartLaws({ hours, counts, rateGuess: 5 }, still);
  hours.forEach((_, hour) => expect(Math.abs(lawAt(hour).mean / plain[hour]! - 1)).toBeLessThan(1e-9));
});

/** The same regression with a row for every hour that was counted. */
function meansByHour(counts: Float64Array): Float64Array {
  const { dayWaves, weekendWaves, ridges, guessEvents } = COLD_START;
  const builder = new SparseRowsBuilder(32 + 2 * (dayWaves + weekendWaves));
  for (const { hour, weekday } of hours) {
    for (const column of [0, 1 + hour, 25 + weekday]) builder.add(column, 1);
    for (let k = 1; k <= dayWaves + (weekday >= 5 ? weekendWaves : 0); k++) {
      const angle = (2 * Math.PI * (k > dayWaves ? k - dayWaves : k) * (hour + 0.5)) / 24;
      builder.add(30 + 2 * k, Math.sin(angle));
      builder.add(31 + 2 * k, Math.cos(angle));
    }
    builder.endRow();
  }
  builder.add(0, 1);
  builder.endRow();
  const rows = builder.build();
  const waveRidges = Array.from({ length: dayWaves + weekendWaves }, (_, k) => (k < dayWaves ? ridges.wave * (k + 1) ** 2 : ridges.weekendWave * (k - dayWaves + 1) ** 2)).flatMap((ridge) => [ridge, ridge]);
  const penalties = [0, ...new Array<number>(24).fill(ridges.hour), ...new Array<number>(7).fill(ridges.weekday), ...waveRidges];
  const outcomes = [...hours.map((_, i) => counts[i] ?? NaN), guessEvents];
  const weights = outcomes.map((count) => (Number.isNaN(count) ? 0 : 1));
  const offsets = [...hours.map((at) => Math.log(priorArrivalShare(at))), Math.log(guessEvents / 5)];
  const { coefficients } = fitRidgeGlm({ family: 'poisson', rows, outcomes, weights, offsets, penalties });
  return Float64Array.from(hours, (_, hour) => Math.exp(offsets[hour]! + linearPredictor(rows, hour, coefficients)));
}
