import { keyOf } from '../events/event-id';
import type { EventType, HospitalEvent } from '../events/hospital-event';
import type { EventDataByType } from '../generated/event-data';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger, type Ledger } from './ledger-state';
import type { UnitLive } from './ledger.types';
import { staysOf } from './settle-visits';
import { staffedBedsAt } from './staffed-beds';
import { unitLive } from './unit-live';

const HOUR = 3_600_000;
const hour = (hours: number): number => SAMPLE_START + hours * HOUR;

function at<T extends EventType>(hours: number, type: T, data: Partial<EventDataByType[T]> = {}): HospitalEvent {
  return anEvent(type, data, { at: hour(hours) });
}
function ledgerOf(...events: readonly HospitalEvent[]): Ledger {
  const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
  applyEvents(ledger, events);
  return ledger;
}
function live(unitId: string, atHour: number, ...events: readonly HospitalEvent[]): UnitLive {
  return unitLive(ledgerOf(...events), unitId, hour(atHour));
}
const admit = at(0, 'PatientAdmitted');
const bed = (hours: number, facet: EventDataByType['BedStatusChanged']['facet'], current: string, more: Partial<EventDataByType['BedStatusChanged']> = {}): HospitalEvent => at(hours, 'BedStatusChanged', { bedId: 'w1-01', facet, current, ...more });

describe('beds of a unit', () => {
  it('are all free in an empty unit', () => {
    expect(live('w1', 1)).toMatchObject({ census: 0, physicalBeds: 4, staffedBeds: 4, blockedBeds: 0, availableNow: 4, inCleaning: 0, present: [], expected: [] });
  });

  it('are dirty when left, and free again when cleaned', () => {
    const left = [admit, at(2, 'PatientDischarged')];
    expect(live('w1', 3, ...left)).toMatchObject({ availableNow: 3, inCleaning: 1 });
    expect(live('w1', 4, ...left, bed(3, 'hygiene', 'clean'))).toMatchObject({ availableNow: 4, inCleaning: 0 });
    // The word of housekeeping from before the patient left says nothing about the bed afterwards.
    expect(live('w1', 4, ...left, bed(1, 'hygiene', 'clean'))).toMatchObject({ availableNow: 3, inCleaning: 1 });
  });

  it('that are occupied while dirty are taken as clean, which is reported', () => {
    const ledger = ledgerOf(admit, at(2, 'PatientDischarged'), at(3, 'PatientAdmitted', { visitKey: keyOf('visit', 2) }));
    expect(ledger.beds.get('w1-01')!.conflicts.map(({ kind }) => kind)).toEqual(['hygiene_assumed_clean']);
    expect(ledger.beds.get('w1-01')!.hygiene).toBe('clean');
  });

  it('that hold two patients keep both and are reported', () => {
    const ledger = createLedger(aFacility());
    const second = at(1, 'PatientAdmitted', { visitKey: keyOf('visit', 2) });
    const change = applyEvents(ledger, [admit, second]);
    expect(change.conflicts).toEqual([{ kind: 'bed_has_two_visits', unitId: 'w1', bedId: 'w1-01', eventIds: [admit.eventId, second.eventId].sort(), at: hour(1) }]);
    expect(unitLive(ledger, 'w1', hour(2)).census).toBe(2);
  });

  it('may be blocked while occupied, which bites when the patient leaves, until the block ends', () => {
    const block = bed(1, 'serviceability', 'blocked', { until: hour(8) });
    expect(live('w1', 2, admit, block)).toMatchObject({ blockedBeds: 0, staffedBeds: 4 });
    const left = [admit, block, at(3, 'PatientDischarged'), bed(4, 'hygiene', 'clean')];
    expect(live('w1', 5, ...left)).toMatchObject({ blockedBeds: 1, staffedBeds: 3, availableNow: 3 });
    expect(live('w1', 8, ...left)).toMatchObject({ blockedBeds: 0, staffedBeds: 4, availableNow: 4 });
  });

  it('keep their facets apart: the latest word about each counts, in any order', () => {
    const words = [bed(1, 'serviceability', 'blocked'), bed(2, 'hygiene', 'dirty'), bed(3, 'resourcing', 'unstaffed'), bed(4, 'serviceability', 'open')];
    for (const order of [words, [...words].reverse()]) expect(live('w1', 5, ...order)).toMatchObject({ blockedBeds: 0, staffedBeds: 3, inCleaning: 1, availableNow: 3 });
  });

  it('that are marked unstaffed with a patient in them stay staffed and are reported', () => {
    const ledger = ledgerOf(admit, bed(1, 'resourcing', 'unstaffed'));
    expect(unitLive(ledger, 'w1', hour(2)).staffedBeds).toBe(4);
    expect(ledger.beds.get('w1-01')!.conflicts.map(({ kind }) => kind)).toEqual(['occupied_unstaffed']);
  });

  it('are not free when reserved or said to be occupied, until a departure says otherwise', () => {
    expect(live('w1', 2, bed(1, 'occupancy', 'reserved'))).toMatchObject({ availableNow: 3 });
    expect(live('w1', 2, at(1, 'AdmissionPending'))).toMatchObject({ availableNow: 3 });
    expect(live('w1', 4, bed(1, 'occupancy', 'occupied'), admit, at(2, 'PatientDischarged'), bed(3, 'hygiene', 'clean'))).toMatchObject({ availableNow: 4 });
  });

  it('are free only as far as staff goes, and patients without a bed use staff too', () => {
    const inUnit = at(0, 'PatientAdmitted', { location: { unitId: 'w1' } });
    expect(live('w1', 1, at(0, 'StaffingActual', { staffedBedsStated: 2 }), inUnit)).toMatchObject({ staffedBeds: 2, census: 1, availableNow: 1 });
  });
});

describe('staffedBedsAt', () => {
  const planned = at(0, 'StaffingPlanned', { staffedBedsStated: 4, interval: { start: hour(0), end: hour(12) } });
  const actual = at(1, 'StaffingActual', { staffedBedsStated: 2, interval: { start: hour(0), end: hour(6) } });
  const plan = at(0, 'CapacityPlanPublished', { fundedOpen: 2, escalationOpen: 1, interval: { start: hour(0), end: hour(48) } });

  it.each<[string, readonly HospitalEvent[], number, number]>([
    ['the physical beds when nobody says anything', [], 3, 4],
    ['the open beds of the plan in force', [plan], 3, 3],
    ['the physical beds after the plan has ended', [plan], 48, 4],
    ['what staffing states, above the plan', [plan, at(0, 'StaffingPlanned', { staffedBedsStated: 1 })], 3, 1],
    ['the actual before the planned', [planned, actual], 3, 2],
    ['the planned again when the actual has ended', [planned, actual], 6, 4],
    ['the later recorded of two actuals', [actual, anEvent('StaffingActual', { staffedBedsStated: 3 }, { at: hour(2) })], 3, 3],
    ['at most the physical beds', [at(0, 'StaffingActual', { staffedBedsStated: 30 })], 3, 4],
    ['the newer version of a plan', [plan, at(2, 'CapacityPlanPublished', { version: 2, fundedOpen: 1, interval: { start: hour(0) } })], 3, 1],
    ['the physical beds after a withdrawal', [plan, at(2, 'CapacityPlanWithdrawn')], 3, 4],
    ['what is said without beds, as nothing', [at(0, 'StaffingActual', { staffedBedsStated: undefined })], 3, 4],
  ])('gives %s', (_name, events, atHour, expected) => {
    for (const order of [events, [...events].reverse()]) expect(staffedBedsAt(ledgerOf(...order), 'w1', hour(atHour))).toBe(expected);
  });
});

describe('patients', () => {
  it('present are listed by when they came into the unit, whatever bed they moved to', () => {
    const moved = at(2, 'PatientTransferred', { to: { unitId: 'w1', bedId: 'w1-02' } });
    expect(live('w1', 3, admit, moved).present).toEqual([{ visitKey: keyOf('visit', 1), enteredAt: hour(0), definiteOut: false, expectedOutAt: null }]);
  });

  /** Events are received a second after they happen. */
  const known = (hours: number): number => hour(hours) + 1000;
  const ordered = at(1, 'DischargeReadinessChanged');
  const booked = at(2, 'DischargeReadinessChanged', { readiness: { signal: 'transport_booked', value: true } });
  const withdrawn = at(3, 'DischargeReadinessChanged', { readiness: { signal: 'discharge_order', value: false } });

  it.each<[string, HospitalEvent, object]>([
    ['a pending discharge', at(1, 'DischargePending', { expectedDischargeAt: hour(6) }), { definiteOut: true, expectedOutAt: hour(6) }],
    ['a discharge order', at(1, 'DischargeReadinessChanged'), { definiteOut: true, expectedOutAt: null }],
    ['booked transport', at(1, 'DischargeReadinessChanged', { readiness: { signal: 'transport_booked', value: true } }), { definiteOut: true }],
    ['an expected date', at(1, 'DischargeReadinessChanged', { readiness: { signal: 'expected_date', value: hour(9) } }), { definiteOut: false, expectedOutAt: hour(9) }],
    ['being medically fit', at(1, 'DischargeReadinessChanged', { readiness: { signal: 'medically_fit', value: true } }), { definiteOut: false }],
  ])('going out: %s', (_name, event, expected) => {
    expect(live('w1', 2, admit, event).present).toMatchObject([expected]);
  });

  it('whose discharge order is withdrawn are no longer definite', () => {
    expect(live('w1', 3, admit, ordered, withdrawn).present).toMatchObject([{ definiteOut: false }]);
  });

  it.each<[string, readonly HospitalEvent[], readonly (number | null)[]]>([
    ['nothing said', [at(2, 'PatientTransferred')], [null, null]],
    ['an order before a change of bed: kept', [ordered, at(2, 'PatientTransferred', { to: { unitId: 'w1', bedId: 'w1-02' } })], [known(1), known(1)]],
    ['an order said twice: the first', [ordered, at(2, 'DischargeReadinessChanged'), at(2, 'DischargePending')], [known(1)]],
    ['an order received late: its receipt', [anEvent('DischargeReadinessChanged', {}, { at: hour(1), receivedAt: hour(2.5) })], [hour(2.5)]],
    ['an order withdrawn after a change of bed: none, but it stood before', [ordered, at(2, 'PatientTransferred', { to: { unitId: 'w1', bedId: 'w1-02' } }), withdrawn], [known(1), null]],
    ['an order withdrawn while transport stays booked', [ordered, booked, withdrawn], [known(2)]],
    ['an order that stood at the transfer: from the arrival in the new unit', [ordered, at(2, 'PatientTransferred')], [known(1), hour(2)]],
    ['leave with the bed held: kept', [ordered, at(2, 'LeaveStarted'), at(4, 'LeaveEnded', { location: undefined })], [known(1), known(1), known(1)]],
    ['a discharge: as it stood then', [ordered, at(4, 'PatientDischarged')], [known(1)]],
    ['a new admission elsewhere: none there', [ordered, at(2, 'PatientAdmitted', { location: { unitId: 'w2' } })], [known(1), null]],
  ])('know since when the way out is definite: %s', (_name, events, expected) => {
    for (const order of [events, [...events].reverse()]) {
      const ledger = ledgerOf(admit, ...order);
      expect(staysOf(ledger.visits.get(keyOf('visit', 1))!).stays.map((stay) => stay.definiteOutAt)).toEqual(expected);
    }
  });

  const edKey = keyOf('visit', 9);
  const inEd = [at(0, 'EdArrived', { visitKey: edKey, inpatientVisitKey: keyOf('visit', 1) }), at(1, 'EdDecisionToAdmit', { visitKey: edKey })];
  it.each<[string, readonly HospitalEvent[], readonly object[]]>([
    ['from the ED after the decision to admit', inEd, [{ kind: 'decided', expectedAt: null }]],
    ['once, though the bed for the same patient is pending too', [...inEd, at(2, 'AdmissionPending', { expectedAdmitAt: hour(4) })], [{ kind: 'decided', expectedAt: hour(4) }]],
    ['no more once admitted', [...inEd, at(2, 'PatientAdmitted')], []],
    ['no more once gone home', [...inEd, at(2, 'EdDeparted', { visitKey: edKey })], []],
    ['from a planned admission', [at(0, 'AdmissionPlanned')], [{ kind: 'booked', expectedAt: hour(24) }]],
    ['from the elective list', [at(0, 'ElectiveBooked', { unitId: 'w1' })], [{ kind: 'booked', expectedAt: hour(24) }]],
    ['at the new time after rescheduling', [at(0, 'ElectiveBooked', { unitId: 'w1' }), at(1, 'ElectiveRescheduled', { unitId: 'w1', plannedAdmitAt: hour(30) })], [{ kind: 'booked', expectedAt: hour(30) }]],
    ['not after the booking was cancelled', [at(0, 'ElectiveBooked', { unitId: 'w1' }), at(1, 'ElectiveCancelled', { unitId: 'w1' })], []],
    ['not from a booking whose visit has begun', [at(0, 'ElectiveBooked', { unitId: 'w1', visitKey: keyOf('visit', 1) }), at(1, 'PatientAdmitted', { location: { unitId: 'w1' } })], []],
    ['not from a booking more than a day overdue', [at(-48, 'ElectiveBooked', { unitId: 'w1', plannedAdmitAt: hour(-23) })], []],
  ])('expected %s', (_name, events, expected) => {
    expect(live('w1', 3, ...events).expected).toEqual(expected);
  });

  it('expected by a pending transfer until it is done or cancelled', () => {
    const pending = [admit, at(1, 'TransferPending', { expectedAt: hour(5) })];
    expect(live('w2', 2, ...pending).expected).toEqual([{ kind: 'decided', expectedAt: hour(5) }]);
    expect(live('w2', 3, ...pending, at(2, 'PatientTransferred')).expected).toEqual([]);
    expect(live('w2', 3, ...pending, at(2, 'PendingCancelled', { pending: 'transfer' })).expected).toEqual([]);
  });
});

describe('unitLive', () => {
  it('knows no unit that the facility does not have', () => {
    expect(() => live('attic', 1, at(0, 'PatientAdmitted', { location: { unitId: 'attic' } }))).toThrow(RangeError);
  });

  it('says when the unit was last heard of', () => {
    expect(live('w1', 9, admit, at(5, 'PatientDischarged')).lastEventAt).toBe(hour(5));
    expect(live('w2', 9, admit).lastEventAt).toBeNull();
  });
});
