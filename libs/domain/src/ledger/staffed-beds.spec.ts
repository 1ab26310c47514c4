import { keyOf } from '../events/event-id';
import type { HospitalEvent } from '../events/hospital-event';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger, type Ledger } from './ledger-state';
import { staffedBedsAt } from './staffed-beds';
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
