import { certain, momentsOf, negativeBinomial, poisson, quantileOf, quantilesOf } from '@wardcast/probability';
import fc from 'fast-check';
import { Q23 } from '../census/census-forecast';
import { checkForecast } from '../fallback/check-forecast';
import { lastValueForecast } from '../fallback/last-value-forecast';
import { widenForecast, widenedLaw } from './widen-forecast';

const forecast = lastValueForecast({ issuedAt: 0, censusAtIssue: 20, horizonHours: 48 });
const variancesOf = ({ laws }: typeof forecast): readonly number[] => laws.map((law) => momentsOf(law).variance);

test('a known count gets the spread of the movements that were not told, around itself', () => {
  const { mean, variance } = momentsOf(widenedLaw(certain(20), 3));
  expect(mean).toBeCloseTo(20, 9);
  // Ends of a symmetric law that stays far from zero: nothing of its variance is lost.
  expect(variance).toBeCloseTo(3, 4);
});

test('a target gets the variance that the forecast states so much further ahead', () => {
  const [before, after] = [variancesOf(forecast), variancesOf(widenForecast(forecast, 2))];
  // Target i is i + 1 hours ahead: with two blind hours it is as uncertain as target i + 2.
  for (const i of [0, 5, 20]) expect(after[i]).toBeCloseTo(before[i + 2]!, 2);
  // Half an hour lies midway.
  expect(variancesOf(widenForecast(forecast, 0.5))[3]).toBeCloseTo((before[3]! + before[4]!) / 2, 2);
  // Beyond the horizon nothing is stated: the last target keeps its own.
  expect(after.at(-1)).toBe(before.at(-1));
});

test('no doubt changes nothing; more doubt is never narrower', () => {
  expect(widenForecast(forecast, 0)).toBe(forecast);
  const [one, five] = [1, 5].map((hours) => variancesOf(widenForecast(forecast, hours)));
  five!.forEach((variance, i) => expect(variance).toBeGreaterThanOrEqual(one![i]! - 1e-9));
  for (const hours of [-1, NaN, Infinity]) expect(() => widenForecast(forecast, hours)).toThrow('blind hours');
});

test('a widened forecast keeps the contract of forecasts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0, max: 24, noNaN: true }), (censusAtIssue, hours) => {
      const issued = lastValueForecast({ issuedAt: 0, censusAtIssue, horizonHours: 30 });
      expect(checkForecast(widenForecast(issued, hours), { census: [censusAtIssue], arrivals: [] })).toBeNull();
    }),
    { numRuns: 60 },
  );
});

test('every range holds the one before, and the median stays', () => {
  const law = fc.oneof(
    fc.integer({ min: 0, max: 40 }).map(certain),
    fc.double({ min: 0.1, max: 60, noNaN: true }).map((mean) => poisson(mean)),
    fc.tuple(fc.double({ min: 0.1, max: 60, noNaN: true }), fc.double({ min: 0.2, max: 5, noNaN: true })).map(([mean, size]) => negativeBinomial(mean, size)),
    // Two humps, as of a ward that may be closed.
    fc.tuple(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0.05, max: 0.95, noNaN: true })).map(([gap, share]) => ({ offset: 3, p: Float64Array.from({ length: gap + 1 }, (_, i) => (i === 0 ? share : i === gap ? 1 - share : 0)) })),
  );
  fc.assert(
    fc.property(law, fc.double({ min: 0, max: 40, noNaN: true }), (given, added) => {
      const wide = widenedLaw(given, added);
      expect(quantileOf(wide, 0.5)).toBe(quantileOf(given, 0.5));
      const [before, after] = [quantilesOf(given, Q23), quantilesOf(wide, Q23)];
      after.forEach((count, i) => {
        expect(count).toBeGreaterThanOrEqual(0);
        if (i > 0) expect(count).toBeGreaterThanOrEqual(after[i - 1]!);
        if (Q23[i]! < 0.5) expect(count).toBeLessThanOrEqual(before[i]!);
        else expect(count).toBeGreaterThanOrEqual(before[i]!);
      });
      expect(wide.p.every((mass) => mass >= 0 && Number.isFinite(mass))).toBe(true);
      expect(wide.p.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9);
    }),
  );
});
