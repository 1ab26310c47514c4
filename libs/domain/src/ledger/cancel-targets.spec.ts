import { keyOf } from '../events/event-id';
import type { EventType, HospitalEvent } from '../events/hospital-event';
import type { EventDataByType } from '../generated/event-data';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger, DEFAULT_LATENESS_HOURS } from './ledger-state';
import { staysOf } from './settle-visits';

const HOUR = 3_600_000;
const A = keyOf('visit', 1);

function at<T extends EventType>(hours: number, type: T, data: Partial<EventDataByType[T]> = {}): HospitalEvent {
  return anEvent(type, data, { at: SAMPLE_START + hours * HOUR });
}
const admit = (hours: number, bedId = 'w1-01'): HospitalEvent => at(hours, 'PatientAdmitted', { visitKey: A, location: { unitId: 'w1', bedId } });
const inICU = { to: { unitId: 'icu', bedId: 'icu-01' } };

/** Stays (hours since the start), what waits, and whether the way out is definite; the same in both orders. */
function outcome(...events: readonly HospitalEvent[]): { readonly stays: readonly string[]; readonly parked: readonly string[]; readonly isGoing: boolean } {
  const [straight, backwards] = [events, [...events].reverse()].map((order) => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    for (const event of order) applyEvents(ledger, [event]);
    const visit = ledger.visits.get(A)!;
    const hours = (time: number | null): string => (time === null ? '' : String((time - SAMPLE_START) / HOUR));
    const stays = staysOf(visit).stays.map((stay) => `${stay.bedId ?? stay.unitId} ${hours(stay.from)}-${hours(stay.to)}`);
    return { stays, parked: visit.work.parked.map(({ reason }) => reason), isGoing: visit.work.open?.definiteOutAt != null };
  });
  expect(backwards).toEqual(straight);
  return straight!;
}

describe('a cancel', () => {
  it('that names an event waits for that one, and takes no other', () => {
    const cancel = at(3, 'TransferCancelled', { cancels: 'f'.repeat(32) });
    expect(outcome(admit(0), at(2, 'PatientTransferred', inICU), cancel)).toMatchObject({ stays: ['w1-01 0-2', 'icu-01 2-'], parked: ['cancel_without_target'] });
  });

  it('without a name or a time takes the latest that is not cancelled', () => {
    const [first, second] = [at(2, 'PatientTransferred'), at(4, 'PatientTransferred', inICU)];
    expect(outcome(admit(0), first, second, at(5, 'TransferCancelled')).stays).toEqual(['w1-01 0-2', 'w2-01 2-']);
    expect(outcome(admit(0), first, second, at(5, 'TransferCancelled'), at(6, 'TransferCancelled')).stays).toEqual(['w1-01 0-']);
  });

  it('never takes what happened after it', () => {
    expect(outcome(admit(0), at(4, 'TransferCancelled'), at(5, 'PatientTransferred', inICU))).toMatchObject({ stays: ['w1-01 0-5', 'icu-01 5-'], parked: ['cancel_without_target'] });
  });

  it('of a transfer that others followed takes that one interval, and does not bring the patient back', () => {
    const first = at(2, 'PatientTransferred');
    const cancel = at(6, 'TransferCancelled', { cancels: first.eventId, location: { unitId: 'w1', bedId: 'w1-01' } });
    expect(outcome(admit(0), first, at(4, 'PatientTransferred', inICU), cancel).stays).toEqual(['w1-01 0-4', 'icu-01 4-']);
  });

  it('of a discharge into a bed that is taken puts both there: neither claim is dropped', () => {
    const other = at(2.5, 'PatientAdmitted', { visitKey: keyOf('visit', 2), location: { unitId: 'w1', bedId: 'w1-01' } });
    expect(outcome(admit(0), at(2, 'PatientDischarged'), other, at(3, 'DischargeCancelled')).stays).toEqual(['w1-01 0-']);
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    expect(applyEvents(ledger, [admit(0), at(2, 'PatientDischarged'), other, at(3, 'DischargeCancelled')]).conflicts).toMatchObject([{ kind: 'bed_has_two_visits', bedId: 'w1-01' }]);
  });

  it('reaches as far back as events may be late, and no further', () => {
    const [inTime, late] = [DEFAULT_LATENESS_HOURS, DEFAULT_LATENESS_HOURS + 1].map((hours) => at(hours, 'EncounterCancelled', { cancels: admit(0).eventId }));
    expect(outcome(admit(0), inTime!)).toMatchObject({ stays: [], parked: [] });
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    applyEvents(ledger, [admit(0), late!]);
    expect(staysOf(ledger.visits.get(A)!).stays).toHaveLength(1);
  });

  it('of an admission takes with it what was told of that stay, and nothing of the next one', () => {
    const pending = (hours: number): HospitalEvent => at(hours, 'DischargePending');
    const cancel = at(2, 'EncounterCancelled', { trigger: 'A11' });
    expect(outcome(admit(0), pending(1), cancel, admit(3, 'w1-02'))).toEqual({ stays: ['w1-02 3-'], parked: [], isGoing: false });
    expect(outcome(admit(0), pending(1), cancel, admit(3, 'w1-02'), pending(4))).toEqual({ stays: ['w1-02 3-'], parked: [], isGoing: true });
  });

  it('of an admission is not held up by a movement after it', () => {
    expect(outcome(admit(0), at(1, 'EncounterCancelled', { trigger: 'A11' }), at(5, 'PatientTransferred', inICU))).toMatchObject({ stays: [], parked: ['impossible_sequence'] });
  });

  it('of a plan made long ago ends the plan, and leaves alone what happened since', () => {
    const plan = at(1, 'AdmissionPlanned', { expectedAdmitAt: SAMPLE_START + 400 * HOUR, pendingLocation: { unitId: 'w2' } });
    // Without the plan the discharge would be the end of a visit that nobody knew, and the return from leave senseless.
    const discharge = at(2, 'PatientDischarged', { admittedAt: SAMPLE_START - 2 * HOUR });
    const back = at(3, 'LeaveEnded', { visitKey: A, location: { unitId: 'icu', bedId: 'icu-01' } });
    const cancel = at(300, 'EncounterCancelled', { trigger: 'A38' });
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    applyEvents(ledger, [plan, discharge, back, cancel]);
    expect(staysOf(ledger.visits.get(A)!)).toMatchObject({ state: 'in_progress', stays: [{ bedId: 'icu-01', from: SAMPLE_START + 3 * HOUR, to: null }] });
    const planned = createLedger(aFacility(), { openedAt: SAMPLE_START });
    applyEvents(planned, [plan, cancel, at(301, 'EncounterCancelled', { trigger: 'A38' })]);
    const visit = planned.visits.get(A)!;
    expect([staysOf(visit).state, visit.work.planned, visit.work.parked]).toEqual(['cancelled', null, []]);
  });
});
