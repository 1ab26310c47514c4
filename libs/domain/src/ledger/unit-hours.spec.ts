import { keyOf } from '../events/event-id';
import type { HospitalEvent } from '../events/hospital-event';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger, type Ledger } from './ledger-state';
import type { UnitHour } from './ledger.types';
import { closeHours } from './unit-hours';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const hour = (hours: number): number => SAMPLE_START + hours * HOUR;
const admit = (hours: number, key = 1): HospitalEvent => anEvent('PatientAdmitted', { visitKey: keyOf('visit', key), location: { unitId: 'w1' } }, { at: hour(hours) });
const discharge = (hours: number, key = 1): HospitalEvent => anEvent('PatientDischarged', { visitKey: keyOf('visit', key) }, { at: hour(hours) });
function ledgerOf(...events: readonly HospitalEvent[]): Ledger {
  const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
  applyEvents(ledger, events);
  return ledger;
}
/** `hour: census +arrivals -departures / staffed` of one unit. */
function rows(cells: readonly UnitHour[], unitId = 'w1'): readonly string[] {
  return cells.filter((cell) => cell.unitId === unitId).map((cell) => `${(cell.hour - SAMPLE_START) / HOUR}: ${cell.census} +${cell.arrivals} -${cell.departures} / ${cell.staffed}`);
}

describe('closeHours', () => {
  it('gives every unit one cell per full hour, once', () => {
    const ledger = ledgerOf(admit(0.5));
    expect(closeHours(ledger, hour(2) - 1)).toHaveLength(4);
    expect(rows(closeHours(ledger, hour(2)))).toEqual(['1: 1 +0 -0 / 4']);
    expect(closeHours(ledger, hour(2))).toEqual([]);
  });

  it('counts a move exactly on the hour in the census of that hour and among the moves of the hour before', () => {
    // Nobody at 0; the arrival at 1:00 sharp is in (0, 1]; the departure at 3:00 sharp is in (2, 3].
    expect(rows(closeHours(ledgerOf(admit(1), discharge(3)), hour(4)))).toEqual(['0: 0 +1 -0 / 4', '1: 1 +0 -0 / 4', '2: 1 +0 -1 / 4', '3: 0 +0 -0 / 4']);
  });

  it('does not go back to a patient dated 1900 in a hospital without an opening time, but knows that somebody is there', () => {
    const ledger = createLedger(aFacility());
    applyEvents(ledger, [anEvent('PatientAdmitted', { location: { unitId: 'w1' } }, { at: Date.UTC(1900, 0), receivedAt: hour(0), mode: 'backfill' })]);
    const closed = closeHours(ledger, hour(1), { skipEmptyHospital: true });
    // Two years of 366 days, and the hour that ends at 1: one cell per hour and unit.
    expect(closed.length).toBeLessThanOrEqual((2 * 366 * 24 + 2) * 4);
    expect(rows(closed.slice(-4))).toEqual(['0: 1 +0 -0 / 4']);
  });

  it('never gives hours before the opening, but knows who was there by then', () => {
    expect(rows(closeHours(ledgerOf(admit(-30)), hour(1)))).toEqual(['0: 1 +0 -0 / 4']);
  });

  it('begins with the first move when no opening is given', () => {
    const ledger = createLedger(aFacility());
    expect(closeHours(ledger, hour(9))).toEqual([]);
    applyEvents(ledger, [admit(5.5), admit(4.5, 2)]);
    expect(rows(closeHours(ledger, hour(6)))).toEqual(['4: 0 +1 -0 / 4', '5: 1 +1 -0 / 4']);
  });

  it('begins earlier after all when no opening is given and the very first event turns out to have come before another', () => {
    const ledger = createLedger(aFacility());
    applyEvents(ledger, [admit(5.5)]);
    expect(rows(closeHours(ledger, hour(7)))).toEqual(['5: 0 +1 -0 / 4', '6: 1 +0 -0 / 4']);
    const late = { ...admit(3.5, 2), receivedAt: hour(7.2) };
    const told = [...applyEvents(ledger, [late]).unitHours, ...closeHours(ledger, hour(7))];
    // Hours 3 and 4 were never told, of any unit; 5 and 6 have one patient more.
    expect([...rows(told)].sort()).toEqual(['3: 0 +1 -0 / 4', '4: 1 +0 -0 / 4', '5: 1 +1 -0 / 4', '6: 2 +0 -0 / 4']);
    expect(rows(told, 'icu')).toHaveLength(2);
    expect(told.find((cell) => cell.unitId === 'w1' && cell.hour === hour(4))?.availableAt).toBe(hour(7.2));
    expect(closeHours(ledger, hour(7))).toEqual([]);
  });

  it('begins earlier after all also where the same batch goes on so far that those hours would be forgotten', () => {
    const ledger = createLedger(aFacility());
    applyEvents(ledger, [admit(5.5)]);
    closeHours(ledger, hour(7));
    const told = [...applyEvents(ledger, [admit(3.5, 2), discharge(4.5, 2), admit(240, 3)]).unitHours, ...closeHours(ledger, hour(8))];
    expect(rows(told)).toEqual(['3: 0 +1 -0 / 4', '4: 1 +0 -1 / 4', '7: 1 +0 -0 / 4']);
  });

  it('does not count a change of bed within the unit as a move', () => {
    const moved = anEvent('PatientTransferred', { to: { unitId: 'w1', bedId: 'w1-03' } }, { at: hour(1.5) });
    expect(rows(closeHours(ledgerOf(admit(0.5), moved), hour(3)))).toEqual(['0: 0 +1 -0 / 4', '1: 1 +0 -0 / 4', '2: 1 +0 -0 / 4']);
  });

  it('shows staffing as it changes over the day', () => {
    const shift = anEvent('StaffingActual', { staffedBedsStated: 2, interval: { start: hour(1), end: hour(2) } }, { at: hour(0) });
    expect(rows(closeHours(ledgerOf(shift, admit(0.5)), hour(3)))).toEqual(['0: 0 +1 -0 / 4', '1: 1 +0 -0 / 2', '2: 1 +0 -0 / 4']);
  });

  it('passes over years in which the hospital of a recording is empty', () => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    applyEvents(ledger, [admit(0.5), discharge(1.5)]);
    const years = 20 * 365 * 24;
    applyEvents(ledger, [admit(years + 0.5, 2)]);
    const cells = closeHours(ledger, hour(years + 2), { skipEmptyHospital: true });
    expect(rows(cells)).toEqual(['0: 0 +1 -0 / 4', '1: 1 +0 -1 / 4', `${years}: 0 +1 -0 / 4`, `${years + 1}: 1 +0 -0 / 4`]);
  });
});

describe('closed hours that a late event changes', () => {
  it('are told at last where the empty hospital was passed over, of every unit, and not a second time', () => {
    const ledger = ledgerOf(admit(5.5));
    expect(rows(closeHours(ledger, hour(7), { skipEmptyHospital: true }))).toEqual(['5: 0 +1 -0 / 4', '6: 1 +0 -0 / 4']);
    const told = [...applyEvents(ledger, [admit(1.5, 2), discharge(2.5, 2)]).unitHours, ...closeHours(ledger, hour(7), { skipEmptyHospital: true })];
    expect(rows(told)).toEqual(['1: 0 +1 -0 / 4', '2: 1 +0 -1 / 4']);
    expect(rows(told, 'icu')).toHaveLength(2);
    expect(closeHours(ledger, hour(7), { skipEmptyHospital: true })).toEqual([]);
  });

  it('come again with the new numbers, and only those that changed', () => {
    const ledger = ledgerOf(admit(0.5), admit(5.5, 3));
    closeHours(ledger, hour(5));
    const late = anEvent('PatientAdmitted', { visitKey: keyOf('visit', 2), location: { unitId: 'w1' } }, { at: hour(2.5), receivedAt: hour(6) + 7 * MINUTE });
    const { unitHours } = applyEvents(ledger, [late]);
    expect(rows(unitHours)).toEqual(['2: 1 +1 -0 / 4', '3: 2 +0 -0 / 4', '4: 2 +0 -0 / 4']);
    expect(unitHours.map((cell) => cell.availableAt)).toEqual([hour(6) + 7 * MINUTE, hour(6) + 7 * MINUTE, hour(6) + 7 * MINUTE]);
    expect(applyEvents(ledger, [late]).unitHours).toEqual([]);
  });

  it('come again when a discharge is cancelled', () => {
    const ledger = ledgerOf(admit(0.5), discharge(1.5));
    closeHours(ledger, hour(3));
    const { unitHours } = applyEvents(ledger, [anEvent('DischargeCancelled', {}, { at: hour(3.5) })]);
    expect(rows(unitHours)).toEqual(['1: 1 +0 -0 / 4', '2: 1 +0 -0 / 4']);
  });

  it('come again when staffing is stated afterwards', () => {
    const ledger = ledgerOf(admit(0.5));
    closeHours(ledger, hour(4));
    const { unitHours } = applyEvents(ledger, [anEvent('StaffingActual', { staffedBedsStated: 1, interval: { start: hour(2), end: hour(3) } }, { at: hour(4) })]);
    expect(rows(unitHours)).toEqual(['2: 1 +0 -0 / 1']);
  });

  it('are known from the end of their hour at the earliest', () => {
    const [first] = closeHours(ledgerOf(admit(0.5)), hour(1));
    expect(first?.availableAt).toBe(hour(1));
  });
});
