import { HOUR_MS } from '@wardcast/timeseries';
import { syntheticUnit } from '../testing/synthetic-unit';
import type { FlowStay } from './flow-window';
import { correctionAt, NO_CORRECTION } from './hindcast-correction';
import { HINDCAST_LEADS_HOURS } from './hindcast-moments';
import { fitUnitFlow } from './unit-flow';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const DAYS = 56;
const free = syntheticUnit({ seed: 31, zone: ZONE, from: FROM, days: DAYS, arrivalsPerHour: () => 0.5, departuresPerHour: () => 1 / 40 });
const fit = (stays: readonly FlowStay[], days = DAYS) => fitUnitFlow({ unitId: 'w1', zone: ZONE, from: FROM, to: FROM + days * 24 * HOUR_MS, stays }).correction;

/** A ward of twenty beds: whoever finds it full is sent elsewhere. */
function full(beds: number): FlowStay[] {
  const admitted: FlowStay[] = [];
  for (const stay of syntheticUnit({ seed: 31, zone: ZONE, from: FROM, days: DAYS, arrivalsPerHour: () => 1.5, departuresPerHour: () => 1 / 40 }).sort((a, b) => a.enteredAt - b.enteredAt)) {
    const there = admitted.filter((other) => other.leftAt === null || other.leftAt > stay.enteredAt).length;
    if (there < beds) admitted.push(stay);
  }
  return admitted;
}

test('a unit in free flow is left nearly as it is', () => {
  const { shift, scale } = fit(free);
  // Eight weeks hold about 100 independent hindcasts of a day's lead: a standard error of some 10 % before drawing in.
  for (const x of scale) expect(Math.abs(x - 1)).toBeLessThan(0.2);
  for (const x of shift) expect(Math.abs(x)).toBeLessThan(1.5);
});

test('a ward that is nearly always full has a census that moves less than free flow', () => {
  const { scale } = fit(full(20));
  expect(scale[HINDCAST_LEADS_HOURS.indexOf(24)]).toBeLessThan(0.8);
  expect(scale.every((x) => x >= 0.5)).toBe(true);
});

test('less than two weeks, and a unit without patients, give no correction', () => {
  expect(fit(free, 13)).toEqual(NO_CORRECTION);
  expect(fit([])).toEqual(NO_CORRECTION);
});

test('between leads the correction is linear, at the instant of issue there is none, beyond the last it stays', () => {
  const correction = { shift: HINDCAST_LEADS_HOURS.map((_, i) => i + 1), scale: HINDCAST_LEADS_HOURS.map(() => 0.6) };
  expect(correctionAt(correction, 0)).toEqual({ shift: 0, scale: 1 });
  expect(correctionAt(correction, 0.5).scale).toBeCloseTo(0.8, 12);
  // Lead 18 lies half-way between 12 (shift 5) and 24 (shift 6).
  expect(correctionAt(correction, 18).shift).toBeCloseTo(5.5, 12);
  expect(correctionAt(correction, 500)).toEqual({ shift: 8, scale: 0.6 });
});
