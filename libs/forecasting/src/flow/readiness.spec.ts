import { HOUR_MS } from '@wardcast/timeseries';
import { syntheticUnit } from '../testing/synthetic-unit';
import { flowWindow, knownStays, type FlowStay } from './flow-window';
import { fitHazardTable, hazardCells } from './hazard-table';
import { fitReadiness, leadBinOf, PRIOR_READINESS, ratioOf, ratiosAhead } from './readiness';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const DAYS = 56;
const window = flowWindow(ZONE, FROM, FROM + DAYS * 24 * HOUR_MS);
const unit = { seed: 21, zone: ZONE, from: FROM, days: DAYS, arrivalsPerHour: () => 0.6, departuresPerHour: () => 1 / 48 };

function fitted(stays: readonly FlowStay[]) {
  const known = knownStays(stays, window);
  return fitReadiness(known, window, { hazard: fitHazardTable(hazardCells(known, window), null), parent: null });
}

test('without order data the design values stand, marked as not learned', () => {
  expect(fitted(syntheticUnit(unit))).toEqual(PRIOR_READINESS);
  expect(PRIOR_READINESS.definite[0]).toBeCloseTo(6.05, 2);
});

test('orders four hours ahead make the ordered leave soon, and the others stay for now', () => {
  const { definite, undecided, learned } = fitted(syntheticUnit({ ...unit, orderLeadHours: 4 }));
  expect(learned).toBe(true);
  expect(definite[0]).toBeGreaterThan(5);
  // Nobody without an order leaves within four hours, except those whose whole stay was shorter.
  expect(undecided[0]).toBeLessThan(0.25);
  // Half a day later an order given in the meantime does its work: back to the usual hazard.
  expect(undecided[leadBinOf(14)]).toBeGreaterThan(0.85);
  expect(undecided[leadBinOf(14)]).toBeLessThan(1.3);
});

test('orders that say nothing leave both near one', () => {
  const stays = syntheticUnit(unit).map((stay, i) => ({ ...stay, orderedAt: i % 3 === 0 ? stay.enteredAt : null }));
  const { definite, undecided } = fitted(stays);
  expect(definite[leadBinOf(10)]).toBeLessThan(1.5);
  expect(undecided[leadBinOf(10)]).toBeCloseTo(1, 0);
});

test('lead bins cover every hour', () => {
  expect([-1, 0, 0.9, 1, 5, 23, 47, 48, 500].map(leadBinOf)).toEqual([0, 0, 0, 1, 4, 7, 8, 9, 9]);
});

test('moves announced two hours ahead make those patients leave soon, and the others stay for now', () => {
  const ahead = 2 * HOUR_MS;
  const stays = syntheticUnit(unit).map((stay): FlowStay => ({ ...stay, orderedAt: null, moves: stay.leftAt === null ? [] : [{ from: Math.max(stay.enteredAt, stay.leftAt - ahead), until: stay.leftAt, placed: false }] }));
  const readiness = fitted(stays);
  const { moves, undecided } = readiness;
  // Whoever is to move is gone within two hours: at a usual hazard of 1/48 the ratio of the first hour is far above ten before it is drawn in.
  expect(moves!.asked[0]).toBeGreaterThan(5);
  expect(moves!.none[0]).toBeLessThan(0.25);
  // All who have no order, with a move and without, leave about as the hazard says.
  expect(Math.abs(Math.log(undecided[0]!))).toBeLessThan(0.3);
  // No bed was ever told: the prior stands.
  expect(moves!.placed[0]).toBeCloseTo(PRIOR_READINESS.definite[0]!, 6);
  const at = (patient: Parameters<typeof ratioOf>[1]): number => ratioOf(ratiosAhead(readiness, 0), patient);
  expect([at({ definiteOut: false, move: 'asked' }), at({ definiteOut: false }), at({ definiteOut: true, move: 'asked' })]).toEqual([moves!.asked[0], moves!.none[0], readiness.definite[0]]);
});

test('where moves are not announced, all without an order are one group', () => {
  const readiness = fitted(syntheticUnit({ ...unit, orderLeadHours: 4 }));
  expect(readiness.moves).toBeUndefined();
  expect(ratioOf(ratiosAhead(readiness, 2), { definiteOut: false, move: 'asked' })).toBe(readiness.undecided[2]);
});
