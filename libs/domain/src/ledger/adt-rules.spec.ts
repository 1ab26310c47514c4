import { keyOf } from '../events/event-id';
import type { EventType, HospitalEvent } from '../events/hospital-event';
import type { EventDataByType } from '../generated/event-data';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger, type Ledger } from './ledger-state';
import { staysOf } from './settle-visits';
import { unitLive } from './unit-live';

const HOUR = 3_600_000;
const A = keyOf('visit', 1);
const B = keyOf('visit', 2);

function at<T extends EventType>(hours: number, type: T, data: Partial<EventDataByType[T]> = {}): HospitalEvent {
  return anEvent(type, data, { at: SAMPLE_START + hours * HOUR });
}
const admitA = at(0, 'PatientAdmitted', { visitKey: A, location: { unitId: 'w1', bedId: 'w1-01' } });
const admitB = at(0, 'PatientAdmitted', { visitKey: B, location: { unitId: 'w2', bedId: 'w2-01' } });

/** In both orders: what they say must not depend on it. */
function foldsOf(...events: readonly HospitalEvent[]): readonly Ledger[] {
  return [events, [...events].reverse()].map((order) => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    for (const event of order) applyEvents(ledger, [event]);
    return ledger;
  });
}
function expectStays(key: string, events: readonly HospitalEvent[], expected: readonly string[]): void {
  const hours = (time: number | null): string => (time === null ? '' : String((time - SAMPLE_START) / HOUR));
  for (const ledger of foldsOf(...events)) {
    expect(staysOf(ledger.visits.get(key)!).stays.map((stay) => `${stay.bedId ?? stay.unitId} ${hours(stay.from)}-${hours(stay.to)}`)).toEqual(expected);
  }
}
function expectParked(key: string, events: readonly HospitalEvent[], expected: readonly string[]): void {
  for (const ledger of foldsOf(...events)) expect(ledger.visits.get(key)!.work.parked.map(({ reason }) => reason)).toEqual(expected);
}

describe('rules of movements', () => {
  it('take a transfer to where the patient is for the end of the plan to move', () => {
    const events = [admitA, at(1, 'TransferPending', { pendingLocation: { unitId: 'icu' } }), at(2, 'PatientTransferred', { to: { unitId: 'w1', bedId: 'w1-01' } })];
    for (const ledger of foldsOf(...events)) expect(unitLive(ledger, 'icu', SAMPLE_START + 3 * HOUR).expected).toEqual([]);
    for (const ledger of foldsOf(...events.slice(0, 2))) expect(unitLive(ledger, 'icu', SAMPLE_START + 3 * HOUR).expected).toHaveLength(1);
  });

  it('do not plan a visit that is over', () => {
    const events = [admitA, at(4, 'PatientDischarged'), at(5, 'AdmissionPlanned', { pendingLocation: { unitId: 'icu' } })];
    for (const ledger of foldsOf(...events)) {
      expect(staysOf(ledger.visits.get(A)!).state).toBe('finished');
      expect(unitLive(ledger, 'icu', SAMPLE_START + 6 * HOUR).expected).toEqual([]);
    }
  });

  it.each([['first', A], ['second', B]])('move nobody by a swap whose %s patient is on leave', (_name, away) => {
    const events = [admitA, admitB, at(1, 'LeaveStarted', { visitKey: away }), at(3, 'PatientsSwapped')];
    expectParked(A, events, ['swap_not_in_progress']);
    expectStays(A, events, away === A ? ['w1-01 0-1', 'w1-01 1-'] : ['w1-01 0-']);
    expectStays(B, events, away === B ? ['w2-01 0-1', 'w2-01 1-'] : ['w2-01 0-']);
  });

  it('leave an outpatient in the bed that the message names', () => {
    expectStays(A, [admitA, at(2, 'PatientClassChanged', { patientClass: 'outpatient', location: { unitId: 'w1', bedId: 'w1-01' } })], ['w1-01 0-']);
  });

  it('say that a return without a place, and a transfer after the end, make no sense', () => {
    expectParked(A, [at(2, 'LeaveEnded', { location: undefined })], ['visit_unknown']);
    expectParked(A, [admitA, at(2, 'PatientDischarged'), at(3, 'PatientTransferred')], ['impossible_sequence']);
  });

  it('put a returning patient of whom nothing was known into the bed that the message names', () => {
    expectStays(A, [at(2, 'LeaveEnded', { location: { unitId: 'w1', bedId: 'w1-02' } })], ['w1-02 2-']);
  });
});

describe('rules of the emergency department', () => {
  it('do not reopen a visit by a step that is told after its end', () => {
    expectStays(A, [at(0, 'EdArrived'), at(3, 'EdDeparted'), at(4, 'EdTriaged')], ['ed 0-3']);
  });

  it('do not take an inpatient back', () => {
    const events = [admitA, at(1, 'EdArrived'), at(2, 'EdTriaged')];
    expectStays(A, events, ['w1-01 0-']);
    expectParked(A, events, ['impossible_sequence']);
  });
});

describe('a merge', () => {
  it('that is said twice is nothing new', () => {
    const merge = (hours: number): HospitalEvent => at(hours, 'VisitMerged', { oldKey: B, newKey: A });
    expectParked(A, [admitA, merge(2), merge(3)], []);
    for (const ledger of foldsOf(admitA, merge(2), merge(3))) expect(ledger.visits.get(A)!.work.conflicts).toEqual([]);
  });

  it('is followed through any number of keys', () => {
    const C = keyOf('visit', 3);
    const events = [at(0, 'PatientAdmitted', { visitKey: C, location: { unitId: 'icu', bedId: 'icu-01' } }), at(1, 'VisitMerged', { oldKey: C, newKey: B }), at(2, 'VisitMerged', { oldKey: B, newKey: A }), at(5, 'PatientDischarged', { visitKey: C })];
    expectStays(A, events, ['icu-01 0-5']);
  });
});
