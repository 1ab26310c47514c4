import { keyOf } from '../events/event-id';
import type { EventType, HospitalEvent } from '../events/hospital-event';
import type { EventDataByType } from '../generated/event-data';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger } from './ledger-state';

const HOUR = 3_600_000;
const A = keyOf('visit', 1);
const B = keyOf('visit', 2);

function at<T extends EventType>(hours: number, type: T, data: Partial<EventDataByType[T]> = {}): HospitalEvent {
  return anEvent(type, data, { at: SAMPLE_START + hours * HOUR });
}

describe('what waits for the event that explains it', () => {
  it('goes on waiting when a merge gives it to another visit', () => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    const cancel = at(2, 'LeaveCancelled', { visitKey: B });
    expect(applyEvents(ledger, [at(0, 'PatientAdmitted', { visitKey: A }), cancel]).parked).toMatchObject([{ eventId: cancel.eventId, reason: 'cancel_without_target' }]);
    // The merge happened before the cancel and comes late: the cancel then speaks of visit A, which was not on leave either.
    expect(applyEvents(ledger, [at(1, 'VisitMerged', { oldKey: B, newKey: A })])).toMatchObject({ parked: [], released: [] });
    expect(ledger.visits.get(A)!.work.parked.map(({ fact }) => fact.id)).toEqual([cancel.eventId]);
    const { released } = applyEvents(ledger, [at(1.25, 'LeaveStarted', { visitKey: A }), at(1.5, 'LeaveEnded', { visitKey: A }), at(1.75, 'LeaveStarted', { visitKey: A })]);
    expect(released).toEqual([cancel.eventId]);
  });

  it('is told again when it waits for another reason', () => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    const pending = at(5, 'DischargePending');
    expect(applyEvents(ledger, [pending]).parked).toMatchObject([{ reason: 'visit_unknown' }]);
    const later = applyEvents(ledger, [at(0, 'PatientAdmitted'), at(4, 'PatientDischarged')]);
    expect(later).toMatchObject({ parked: [{ eventId: pending.eventId, reason: 'impossible_sequence' }], released: [] });
  });
});

describe('stays of a merged visit that began at one instant', () => {
  const registered = (visitKey: string, unitId: string): HospitalEvent => at(0, 'VisitRegistered', { visitKey, location: { unitId, bedId: `${unitId}-01` } });
  const admission = at(0, 'PatientAdmitted', { visitKey: A, location: { unitId: 'w1', bedId: 'w1-01' } });

  it('are told apart when one of them is no longer', () => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    applyEvents(ledger, [admission, registered(B, 'w2'), at(2, 'VisitMerged', { oldKey: A, newKey: B })]);
    expect(ledger.visits.get(B)!.work.segments.map(({ unit, from }) => [unit, from])).toEqual(expect.arrayContaining([['w1', SAMPLE_START], ['w2', SAMPLE_START]]));
    const told = applyEvents(ledger, [at(3, 'EncounterCancelled', { visitKey: B, cancels: admission.eventId, trigger: 'A11' })]).visits.find(({ visitKey }) => visitKey === B);
    expect(told?.stays.map(({ unitId }) => unitId)).toEqual(['w2']);
    expect(told?.change?.gone).toEqual([SAMPLE_START]);
  });

  it('are told again only when they differ', () => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
    applyEvents(ledger, [admission, registered(B, 'w2'), at(2, 'VisitMerged', { oldKey: A, newKey: B })]);
    const told = applyEvents(ledger, [at(4, 'PatientTransferred', { visitKey: B, from: undefined, to: { unitId: 'icu', bedId: 'icu-01' } })]).visits[0];
    // Of the two that began together the one that went on ends now; the transfer begins the third.
    expect(told?.change).toEqual({ places: [told?.stays.findIndex(({ to }) => to === SAMPLE_START + 4 * HOUR), 2], gone: [] });
  });
});

describe('stays of a visit that was forgotten', () => {
  it('stay with it when its key is merged into another one afterwards, whether they are still in memory or not', () => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START, allowedLatenessHours: 6 });
    applyEvents(ledger, [at(0, 'PatientAdmitted', { visitKey: A }), at(1, 'PatientDischarged', { visitKey: A }), at(7, 'PatientAdmitted', { visitKey: B })]);
    // Seven hours after the last word of A: what the key means now is somebody of whom nothing is known.
    const { visits } = applyEvents(ledger, [at(8, 'VisitMerged', { oldKey: A, newKey: B })]);
    expect(visits.filter(({ change }) => change!.gone.length + change!.places.length > 0)).toEqual([]);
    expect([A, B].map((key) => ledger.visits.get(key)!.work.segments.map(({ from }) => (from - SAMPLE_START) / HOUR))).toEqual([[0], [7]]);
  });
});
