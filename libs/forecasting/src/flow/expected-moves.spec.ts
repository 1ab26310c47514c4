import * as fc from 'fast-check';
import { HOUR_MS } from '@wardcast/timeseries';
import { AGE_BINS } from './age-scale';
import { expectedMoves, inflowOf, movedInAndThere, type MovingUnit } from './expected-moves';
import type { FlowParts } from './flow-parts';
import { flowPath, type FlowPatient } from './flow-path';
import { forecastSteps } from './forecast-steps';
import { HOURS_OF_WEEK } from './hazard-table';
import { PRIOR_READINESS } from './readiness';
import { TRANSFER_CELLS } from './transfer-kernel';

const T = Date.UTC(2026, 0, 5);
const HOURS = 24;
const steps = forecastSteps('UTC', T, HOURS);
const levelSettings = { kappa: 100, halfLifeHours: 24 };

/** Everybody leaves at one rate, whatever the hour, with these shares to other units. */
function parts(perHour: number, shares: Readonly<Record<string, number>>): FlowParts {
  const destinations = Object.keys(shares);
  return {
    hazard: { coefficients: new Float64Array(0), perHour: new Float64Array(AGE_BINS * HOURS_OF_WEEK).fill(perHour) },
    readiness: { ...PRIOR_READINESS, learned: true },
    dischargeSpread: 0,
    arrivalsPerHour: new Float64Array(HOURS_OF_WEEK),
    levelSettings,
    dispersion: 1,
    transfers: destinations.length === 0 ? null : { destinations, shares: Array.from({ length: TRANSFER_CELLS }, () => Object.values(shares)).flat(), returns: destinations.map(() => 0) },
  };
}
const patients = (count: number, more: Partial<FlowPatient> = {}): FlowPatient[] => Array.from({ length: count }, (_, i) => ({ enteredAt: T - (i + 1) * 5 * HOUR_MS, definiteOut: false, ...more }));
const unit = (unitId: string, perHour: number, shares: Readonly<Record<string, number>>, present: readonly FlowPatient[] = []): MovingUnit => ({ unitId, parts: parts(perHour, shares), present });
const total = (values: Float64Array = new Float64Array(0)): number => values.reduce((sum, x) => sum + x, 0);

test('of those in a unit who leave at a constant rate, their share has moved by any hour, and is there as long as stays last', () => {
  const [lambda, mu, share, count] = [0.1, 0.05, 0.5, 8];
  const inflow = expectedMoves([unit('icu', lambda, { ward: share }, patients(count)), unit('ward', mu, {})], steps).get('ward')!;
  // n p (1 - exp(-lambda h)).
  expect(total(inflow.slice(0, 6))).toBeCloseTo(count * share * (1 - Math.exp(-lambda * 6)), 9);
  expect(total(inflow)).toBeCloseTo(count * share * (1 - Math.exp(-lambda * HOURS)), 9);
  // There at h: n p lambda / (mu - lambda) (exp(-lambda h) - exp(-mu h)); whole hours put everybody in the middle of the hour.
  for (const point of flowPath(parts(mu, {}), { present: [], steps, level: { a: 1, b: 1 } })) {
    const h = point.lead + 1;
    const there = ((count * share * lambda) / (mu - lambda)) * (Math.exp(-lambda * h) - Math.exp(-mu * h));
    expect(Math.abs(movedInAndThere(inflow, point) / there - 1)).toBeLessThan(0.002);
  }
});

test('a circle of units ends: who has moved is not followed further', () => {
  const circle = expectedMoves([unit('a', 0.2, { b: 1 }, patients(1)), unit('b', 0.2, { a: 1 })], steps);
  expect(total(circle.get('b'))).toBeCloseTo(1 - Math.exp(-0.2 * HOURS), 9);
  expect(circle.has('a')).toBe(false);
});

test('who is known to go, home or to a unit that was told, is left out', () => {
  const known = [...patients(3, { definiteOut: true }), ...patients(2, { move: 'asked' }), ...patients(1, { move: 'placed' })];
  expect(total(expectedMoves([unit('icu', 0.1, { ward: 0.5 }, known)], steps).get('ward'))).toBe(0);
});

test('what leaves a unit arrives elsewhere or goes home', () => {
  const share = fc.double({ min: 0, max: 0.4, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), share, share, fc.integer({ min: 0, max: 12 }), (rate, toB, toC, count) => {
      const moves = expectedMoves([unit('a', rate, { b: toB, c: toC }, patients(count))], steps);
      const left = count * (1 - Math.exp(-rate * HOURS));
      expect(total(moves.get('b'))).toBeCloseTo(left * toB, 6);
      expect(total(moves.get('c'))).toBeCloseTo(left * toC, 6);
    }),
  );
});

test('nobody is expected in a unit that no one moves to', () => {
  expect(inflowOf(new Map(), 'ward')).toHaveLength(0);
});
