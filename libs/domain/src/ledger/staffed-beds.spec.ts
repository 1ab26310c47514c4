import { keyOf } from '../events/event-id';
import type { HospitalEvent } from '../events/hospital-event';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger, type Ledger } from './ledger-state';
import { staffedBedsAt } from './staffed-beds';
import { sweepLedger } from './sweep-ledger';
import { closeHours } from './unit-hours';
import { expectedPatients } from './unit-live';

const hour = (hours: number): number => SAMPLE_START + hours * 3_600_000;
const shift = (at: number, staffedBedsStated: number, type: 'StaffingPlanned' | 'StaffingActual' = 'StaffingActual', endHour = 12): HospitalEvent =>
  anEvent(type, { staffedBedsStated, interval: { start: hour(0), end: hour(endHour) } }, { at: hour(at) });

/** In both orders. */
function ledgersOf(...events: readonly HospitalEvent[]): readonly Ledger[] {
  return [events, [...events].reverse()].map((order) => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    for (const event of order) applyEvents(ledger, [event]);
    return ledger;
  });
}

it('who came beats who was planned to come, also where the plan is told afterwards', () => {
  for (const ledger of ledgersOf(shift(0, 2), shift(1, 4, 'StaffingPlanned'))) expect(staffedBedsAt(ledger, 'w1', hour(2))).toBe(2);
});

it('a shift that is told long afterwards changes no hour that is final', () => {
  // Told at hour 100, with three days allowed: it speaks from hour 28 on.
  for (const ledger of ledgersOf(shift(100, 1, 'StaffingActual', 200))) expect([27, 28].map((at) => staffedBedsAt(ledger, 'w1', hour(at)))).toEqual([4, 1]);
});

it('of one booking the last statement counts, whichever comes first', () => {
  const booking = { bookingKey: keyOf('booking', 1), visitKey: undefined };
  const booked = anEvent('ElectiveBooked', { ...booking, unitId: 'w1', plannedAdmitAt: hour(30) }, { at: hour(1) });
  const moved = anEvent('ElectiveRescheduled', { ...booking, unitId: 'w2', plannedAdmitAt: hour(60) }, { at: hour(2) });
  for (const ledger of ledgersOf(booked, moved)) {
    expect(expectedPatients(ledger, 'w1', hour(3))).toEqual([]);
    expect(expectedPatients(ledger, 'w2', hour(3))).toEqual([{ kind: 'booked', expectedAt: hour(60) }]);
  }
});

it('a plan that a shorter version replaced does not come back when that one is over and forgotten', () => {
  const ledger = createLedger(aFacility(), { openedAt: hour(-24), allowedLatenessHours: 6 });
  const plan = (at: number, version: number, endHour?: number): HospitalEvent =>
    anEvent('CapacityPlanPublished', { version, fundedOpen: version, interval: { start: hour(-4), ...(endHour === undefined ? {} : { end: hour(endHour) }) } }, { at: hour(at) });
  applyEvents(ledger, [plan(14, 1), plan(18, 2, 6)]);
  closeHours(ledger, hour(19));
  // At hour 21 all until hour 9 is settled: version 2 has ended, and does not yet silence version 1, which it does from hour 12 on.
  applyEvents(ledger, [shift(21, 4, 'StaffingPlanned', 1)]);
  closeHours(ledger, hour(21));
  sweepLedger(ledger);
  expect([11, 12, 20].map((at) => staffedBedsAt(ledger, 'w1', hour(at)))).toEqual([1, 4, 4]);
});
