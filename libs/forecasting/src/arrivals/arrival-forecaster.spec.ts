import { calendarHours } from './arrival-calendar';
import { ArrivalForecaster } from './arrival-forecaster';
import { ARRIVAL_SETTINGS } from './arrival-settings';
import { syntheticArrivals } from './testing/synthetic-arrivals';

const calendar = { zone: 'Europe/London', region: 'GB-WLS', schoolHolidays: new Set<number>(), events: new Set<number>() };
const plan = { calendar, from: Date.UTC(2015, 0, 5), hours: 9 * 168, settings: { ...ARRIVAL_SETTINGS, members: ARRIVAL_SETTINGS.members.slice(0, 1) } };
const hours = calendarHours(calendar, plan.from, plan.hours);
const origin = 8 * 168;
/** The last three days bring a third more than the weeks before. */
const counts = syntheticArrivals(5, hours, ({ hour }, i) => (hour >= 8 ? 16 : 6) * (i >= origin - 72 ? 1.33 : 1));

function forecasterAt(given: Float64Array): ArrivalForecaster {
  const forecaster = new ArrivalForecaster(plan);
  forecaster.refit(given.subarray(0, origin - 72));
  forecaster.advance(given.subarray(0, origin));
  return forecaster;
}

const forecaster = forecasterAt(counts);

test('a busy spell raises the next hours, and its effect fades', () => {
  const levels = [2, 26, 24 * 6 + 2].map((lead) => forecaster.factorsAt(origin + lead).level);
  // Some 330 more than the 1,000 expected, against a prior of 1,200 with half of it left after two days: about a tenth.
  expect(levels[0]).toBeGreaterThan(1.05);
  expect(levels[0]).toBeLessThan(1.33);
  expect(levels[1]).toBeLessThan(levels[0]!);
  expect(levels[2]).toBeLessThan(levels[1]!);
});

test('factors of an hour multiply to the first member, and the law is wider than Poisson', () => {
  const [first] = forecaster.memberLaws(origin + 5);
  expect(Object.values(forecaster.factorsAt(origin + 5)).reduce((a, b) => a * b, 1)).toBeCloseTo(first!.mean, 9);
  const { mean, size } = forecaster.lawAt(origin + 5);
  expect(mean / size).toBeGreaterThanOrEqual(0.03 - 1e-9);
});

test('nothing after the origin is read, and an origin may be reached in one step or in many', () => {
  const changed = counts.map((count, i) => (i >= origin ? 999 : count));
  const slowly = new ArrivalForecaster(plan);
  slowly.refit(counts.subarray(0, origin - 72));
  for (let to = 48; to <= origin; to += 48) slowly.advance(counts.subarray(0, to));
  const [a, b, c] = [forecaster, forecasterAt(changed), slowly].map((each) => each.lawAt(origin + 10));
  expect(b).toEqual(a);
  expect(c!.mean).toBeCloseTo(a!.mean, 9);
});

test('being asked before the first fit is a broken promise', () => {
  expect(() => new ArrivalForecaster(plan).lawAt(0)).toThrow('before its first fit');
});
