import { keyOf } from '../events/event-id';
import type { EventType, HospitalEvent } from '../events/hospital-event';
import type { EventDataByType } from '../generated/event-data';
import { aFacility, anEvent, SAMPLE_START, type EventOptions } from '../testing';
import { applyEvents } from './apply-events';
import { hashLedger } from './hash-ledger';
import { createLedger, type Ledger } from './ledger-state';
import { staysOf } from './settle-visits';
import { unitLive } from './unit-live';

const HOUR = 3_600_000;
const A = keyOf('visit', 1);
const B = keyOf('visit', 2);
const hour = (hours: number): number => SAMPLE_START + hours * HOUR;

/** An event `hours` after the start. */
function at<T extends EventType>(hours: number, type: T, data: Partial<EventDataByType[T]> = {}, options: EventOptions = {}): HospitalEvent {
  return anEvent(type, data, { at: hour(hours), ...options });
}
const admitA = at(0, 'PatientAdmitted', { visitKey: A, location: { unitId: 'w1', bedId: 'w1-01' } });
const admitB = at(0, 'PatientAdmitted', { visitKey: B, location: { unitId: 'w2', bedId: 'w2-01' } });

function ledgerOf(...events: readonly HospitalEvent[]): Ledger {
  const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
  applyEvents(ledger, events);
  return ledger;
}
/** `unit/bed from-to` in hours since the start; `*` on leave. */
function stays(ledger: Ledger, key = A): readonly string[] {
  const hours = (time: number | null): string => (time === null ? '' : String((time - SAMPLE_START) / HOUR));
  return staysOf(ledger.visits.get(key)!).stays.map((stay) => `${stay.bedId ?? stay.unitId} ${hours(stay.from)}-${hours(stay.to)}${stay.onLeave ? '*' : ''}`);
}
const state = (ledger: Ledger, key = A): string => staysOf(ledger.visits.get(key)!).state;
const parked = (ledger: Ledger, key = A): readonly string[] => ledger.visits.get(key)!.work.parked.map(({ reason }) => reason);
const conflicts = (ledger: Ledger, key = A): readonly string[] => ledger.visits.get(key)!.work.conflicts.map(({ kind }) => kind);
const census = (ledger: Ledger, unitId: string): number => unitLive(ledger, unitId, hour(100)).census;

describe('admission, transfer and discharge', () => {
  it('make one stay after another', () => {
    const ledger = ledgerOf(admitA, at(2, 'PatientTransferred'), at(5, 'PatientDischarged'));
    expect(stays(ledger)).toEqual(['w1-01 0-2', 'w2-01 2-5']);
    expect(state(ledger)).toBe('finished');
  });

  it('open an implied visit for a transfer of somebody unknown, and lengthen it when the admission comes late', () => {
    const ledger = ledgerOf(at(2, 'PatientTransferred'));
    expect(stays(ledger)).toEqual(['w2-01 2-']);
    applyEvents(ledger, [admitA]);
    expect(stays(ledger)).toEqual(['w1-01 0-2', 'w2-01 2-']);
  });

  it('park a discharge of somebody unknown and release it when the admission comes', () => {
    const ledger = createLedger(aFacility());
    const discharge = at(5, 'PatientDischarged');
    expect(applyEvents(ledger, [discharge]).parked).toEqual([{ eventId: discharge.eventId, type: 'PatientDischarged', reason: 'visit_unknown', occurredAt: hour(5) }]);
    const change = applyEvents(ledger, [admitA]);
    expect(change.released).toEqual([discharge.eventId]);
    expect(change.visits).toEqual([{ visitKey: A, state: 'finished', stays: [{ unitId: 'w1', bedId: 'w1-01', from: hour(0), to: hour(5), onLeave: false, definiteOutAt: null }], change: { places: [0], gone: [] } }]);
  });

  it('take a discharge that names its admission time as the whole of an unknown visit', () => {
    const ledger = ledgerOf(at(5, 'PatientDischarged', { admittedAt: hour(-30) }));
    expect([state(ledger), stays(ledger), parked(ledger)]).toEqual(['finished', [], []]);
  });

  it('report a second admission to another bed and believe it', () => {
    const ledger = ledgerOf(admitA, at(1, 'PatientAdmitted', { location: { unitId: 'w1', bedId: 'w1-02' } }));
    expect([stays(ledger), conflicts(ledger)]).toEqual([['w1-01 0-1', 'w1-02 1-'], ['visit_in_two_beds']]);
  });

  it('take a second word about the same instant as a correction', () => {
    const corrected = at(0, 'PatientAdmitted', { location: { unitId: 'w1', bedId: 'w1-02' } }, { recordedAt: hour(3) });
    const ledger = ledgerOf(corrected, admitA);
    expect([stays(ledger), conflicts(ledger)]).toEqual([['w1-02 0-'], []]);
  });

  it('report where the sender thought the patient came from, if that differs', () => {
    const ledger = ledgerOf(admitA, at(2, 'PatientTransferred', { from: { unitId: 'icu', bedId: 'icu-01' } }));
    expect([stays(ledger), conflicts(ledger)]).toEqual([['w1-01 0-2', 'w2-01 2-'], ['location_drift']]);
  });

  it('never move or reopen anything by an update', () => {
    const update = at(6, 'EncounterUpdated', { location: { unitId: 'icu' } });
    expect(stays(ledgerOf(admitA, at(5, 'PatientDischarged'), update))).toEqual(['w1-01 0-5']);
    expect(stays(ledgerOf(update))).toEqual([]);
  });

  it('do not reopen a visit by an admission that is sent again after its discharge, but by a later one', () => {
    const again = (admittedAt: number): HospitalEvent => at(6, 'PatientAdmitted', { location: { unitId: 'w1', bedId: 'w1-02' }, admittedAt });
    const sentAgain = ledgerOf(admitA, at(5, 'PatientDischarged'), again(hour(0)));
    expect([stays(sentAgain), parked(sentAgain)]).toEqual([['w1-01 0-5'], ['impossible_sequence']]);
    expect(stays(ledgerOf(admitA, at(5, 'PatientDischarged'), again(hour(6))))).toEqual(['w1-01 0-5', 'w1-02 6-']);
    // The ED may let a patient go after the time that the admission names.
    expect(stays(ledgerOf(at(0, 'EdArrived'), at(3, 'EdDeparted'), again(hour(2))))).toEqual(['ed 0-3', 'w1-02 6-']);
  });

  it('give the bed of an outpatient back, and take one for an inpatient', () => {
    expect(stays(ledgerOf(admitA, at(2, 'PatientClassChanged', { patientClass: 'outpatient', location: undefined })))).toEqual(['w1-01 0-2']);
    expect(stays(ledgerOf(at(0, 'VisitRegistered', { location: { unitId: 'w1' } }), at(2, 'PatientClassChanged')))).toEqual(['w1-01 2-']);
  });

  it('report beds and units that the facility does not have, and count the patient in none of its units', () => {
    const ledger = ledgerOf(at(0, 'PatientAdmitted', { location: { unitId: 'attic', bedId: 'x' } }));
    expect([stays(ledger), conflicts(ledger)]).toEqual([['x 0-'], ['unknown_bed']]);
  });

  it('order by receipt what a clock far ahead has stamped', () => {
    const ahead = at(9, 'PatientDischarged', {}, { receivedAt: hour(5) });
    expect(stays(ledgerOf(admitA, ahead))).toEqual(['w1-01 0-5']);
  });
});

describe('cancels', () => {
  const discharge = at(5, 'PatientDischarged');
  const transfer = at(2, 'PatientTransferred');

  it.each<[string, readonly HospitalEvent[], readonly string[], string]>([
    ['an admission', [admitA, at(1, 'EncounterCancelled')], [], 'cancelled'],
    ['a transfer: the patient is where it was', [admitA, transfer, at(3, 'TransferCancelled')], ['w1-01 0-'], 'in_progress'],
    ['a transfer with later movements: only that interval goes', [admitA, transfer, at(4, 'PatientTransferred', { to: { unitId: 'icu', bedId: 'icu-01' } }), at(6, 'TransferCancelled', { cancels: transfer.eventId })], ['w1-01 0-4', 'icu-01 4-'], 'in_progress'],
    ['a discharge: the stay was never interrupted', [admitA, discharge, at(6, 'DischargeCancelled')], ['w1-01 0-'], 'in_progress'],
    ['a discharge into another bed', [admitA, discharge, at(6, 'DischargeCancelled', { location: { unitId: 'w1', bedId: 'w1-03' } })], ['w1-01 0-6', 'w1-03 6-'], 'in_progress'],
    ['leave', [admitA, at(2, 'LeaveStarted'), at(3, 'LeaveCancelled')], ['w1-01 0-'], 'in_progress'],
    ['a return from leave', [admitA, at(2, 'LeaveStarted'), at(4, 'LeaveEnded'), at(5, 'LeaveCancelled', { leave: 'end' })], ['w1-01 0-2', 'w1-01 2-*'], 'on_leave'],
    ['a planned admission', [at(0, 'AdmissionPlanned'), at(1, 'EncounterCancelled', { trigger: 'A38' })], [], 'cancelled'],
    ['a pending admission', [at(0, 'AdmissionPending'), at(1, 'PendingCancelled', { pending: 'admit' })], [], 'cancelled'],
  ])('undo %s, in whatever order they come', (_name, events, expected, expectedState) => {
    for (const order of [events, [...events].reverse()]) {
      const ledger = ledgerOf(...order);
      expect([stays(ledger), state(ledger), parked(ledger)]).toEqual([expected, expectedState, []]);
    }
  });

  it('wait for their target, absorb one, and let what happened afterwards stand', () => {
    const ledger = createLedger(aFacility());
    const cancel = at(1, 'EncounterCancelled');
    expect(applyEvents(ledger, [cancel]).parked[0]?.reason).toBe('cancel_without_target');
    expect(applyEvents(ledger, [admitA]).released).toEqual([cancel.eventId]);
    applyEvents(ledger, [at(3, 'PatientAdmitted', { location: { unitId: 'w1', bedId: 'w1-02' } })]);
    expect(stays(ledger)).toEqual(['w1-02 3-']);
  });

  it('find their target by the minute it happened in', () => {
    const second = at(4, 'PatientTransferred', { to: { unitId: 'icu', bedId: 'icu-01' } });
    const ledger = ledgerOf(admitA, transfer, second, at(6, 'TransferCancelled', { targetOccurredAt: hour(2) + 59_000 }));
    expect(stays(ledger)).toEqual(['w1-01 0-4', 'icu-01 4-']);
  });

  it('do not undo an admission that later movements confirm', () => {
    const ledger = ledgerOf(admitA, transfer, at(3, 'EncounterCancelled'));
    expect([stays(ledger), conflicts(ledger)]).toEqual([['w1-01 0-2', 'w2-01 2-'], ['cancel_with_dependents']]);
  });

  it('said twice change nothing more', () => {
    const ledger = ledgerOf(admitA, discharge, at(6, 'DischargeCancelled'), at(7, 'DischargeCancelled'));
    expect([stays(ledger), parked(ledger)]).toEqual([['w1-01 0-'], []]);
  });

  it('of a pre-admission leave the admission alone, that of an admission cancels the visit', () => {
    const events = [at(0, 'AdmissionPlanned'), at(1, 'PatientAdmitted', { location: { unitId: 'w1', bedId: 'w1-01' } })];
    expect(stays(ledgerOf(...events, at(2, 'EncounterCancelled', { trigger: 'A38' })))).toEqual(['w1-01 1-']);
    expect(state(ledgerOf(...events, at(2, 'EncounterCancelled', { trigger: 'A11' })))).toBe('cancelled');
  });
});

describe('swaps', () => {
  const swap = at(3, 'PatientsSwapped');

  it('move both patients at once and leave hygiene and pending transfers alone', () => {
    const ledger = ledgerOf(admitA, admitB, at(1, 'TransferPending', { pendingLocation: { unitId: 'icu' } }), swap);
    expect([stays(ledger, A), stays(ledger, B)]).toEqual([['w1-01 0-3', 'w2-01 3-'], ['w2-01 0-3', 'w1-01 3-']]);
    expect([ledger.beds.get('w1-01')!.hygiene, ledger.beds.get('w1-01')!.conflicts]).toEqual(['clean', []]);
    expect(unitLive(ledger, 'icu', hour(4)).expected).toEqual([{ kind: 'decided', expectedAt: null }]);
  });

  it('move nobody while one of the two is not there, and both when it is', () => {
    const ledger = ledgerOf(admitA, swap);
    expect([stays(ledger), parked(ledger)]).toEqual([['w1-01 0-'], ['swap_not_in_progress']]);
    applyEvents(ledger, [admitB]);
    expect([stays(ledger, A), stays(ledger, B), parked(ledger)]).toEqual([['w1-01 0-3', 'w2-01 3-'], ['w2-01 0-3', 'w1-01 3-'], []]);
  });
});

describe('leave', () => {
  it('holds the bed: the patient counts, and the bed is not free', () => {
    const ledger = ledgerOf(admitA, at(2, 'LeaveStarted'));
    expect(stays(ledger)).toEqual(['w1-01 0-2', 'w1-01 2-*']);
    expect(unitLive(ledger, 'w1', hour(3))).toMatchObject({ census: 1, onLeave: 1, availableNow: 3 });
    applyEvents(ledger, [at(4, 'LeaveEnded')]);
    expect(stays(ledger)).toEqual(['w1-01 0-2', 'w1-01 2-4*', 'w1-01 4-']);
    expect(unitLive(ledger, 'w1', hour(5))).toMatchObject({ census: 1, onLeave: 0 });
  });

  it('ends with the discharge', () => {
    expect(stays(ledgerOf(admitA, at(2, 'LeaveStarted'), at(5, 'PatientDischarged')))).toEqual(['w1-01 0-2', 'w1-01 2-5*']);
  });
});

describe('merges', () => {
  const merge = at(4, 'VisitMerged', { oldKey: B, newKey: A });

  it('carry the old record and its later messages over to the new key', () => {
    const ledger = ledgerOf(admitB, merge, at(6, 'PatientTransferred', { visitKey: B, to: { unitId: 'icu', bedId: 'icu-01' } }));
    expect([stays(ledger, A), stays(ledger, B), state(ledger, B)]).toEqual([['w2-01 0-6', 'icu-01 6-'], [], 'cancelled']);
  });

  it('of two patients in two beds leave one place, and report the contradiction', () => {
    const ledger = ledgerOf(at(1, 'PatientAdmitted', { visitKey: A, location: { unitId: 'w1', bedId: 'w1-01' } }), admitB, merge);
    expect([stays(ledger, A), conflicts(ledger, A)]).toEqual([['w2-01 0-4', 'w1-01 1-'], ['visit_in_two_beds']]);
    expect([census(ledger, 'w1'), census(ledger, 'w2')]).toEqual([1, 0]);
  });

  it('that would close a circle are refused', () => {
    const ledger = ledgerOf(admitB, merge, at(5, 'VisitMerged', { oldKey: A, newKey: B }));
    expect([stays(ledger, A), parked(ledger, A), conflicts(ledger, A)]).toEqual([['w2-01 0-'], ['merge_cycle'], ['merge_cycle']]);
  });

  it('of patients move nobody', () => {
    const ledger = ledgerOf(admitA, admitB, at(4, 'IdentityMerged', { oldKey: B, newKey: A }));
    expect([stays(ledger, A), stays(ledger, B)]).toEqual([['w1-01 0-'], ['w2-01 0-']]);
  });
});

describe('the emergency department', () => {
  const ed = keyOf('visit', 9);

  it('counts from arrival to departure, with or without a bay', () => {
    const ledger = ledgerOf(at(0, 'EdArrived', { visitKey: ed }), at(1, 'EdRoomed', { visitKey: ed }));
    expect(census(ledger, 'ed')).toBe(1);
    applyEvents(ledger, [at(3, 'EdLeftWithoutBeingSeen', { visitKey: ed })]);
    expect([stays(ledger, ed), census(ledger, 'ed')]).toEqual([['ed 0-3'], 0]);
  });

  it('ends with the admission of the inpatient visit that it names, though it names it only at departure', () => {
    const admission = at(3, 'PatientAdmitted', { visitKey: A });
    const ledger = ledgerOf(at(0, 'EdArrived', { visitKey: ed }), admission, at(4, 'EdDeparted', { visitKey: ed, inpatientVisitKey: A }));
    expect([stays(ledger, ed), stays(ledger, A)]).toEqual([['ed 0-3'], ['w1-01 3-']]);
  });

  it('and a ward may share one visit key', () => {
    expect(stays(ledgerOf(at(0, 'EdArrived'), at(3, 'PatientAdmitted'), at(4, 'EdDeparted')))).toEqual(['ed 0-3', 'w1-01 3-']);
  });

  it('implies the arrival of somebody it only speaks of later, and waits with a departure', () => {
    expect(stays(ledgerOf(at(1, 'EdTriaged')))).toEqual(['ed 1-']);
    expect(parked(ledgerOf(at(1, 'EdDeparted')))).toEqual(['visit_unknown']);
  });
});

describe('repetition and contradiction', () => {
  it('apply an event once', () => {
    const ledger = ledgerOf(admitA);
    const again = applyEvents(ledger, [admitA, admitA]);
    expect([again.applied, again.duplicateIds, again.visits]).toEqual([[], [admitA.eventId, admitA.eventId], []]);
  });

  it('keep the first of two contents under one id, refuse the second whatever it says, and say so once', () => {
    const ward = at(0, 'PatientAdmitted', { location: { unitId: 'w1', bedId: 'w1-01' } }, { message: 'm', recordedAt: hour(1) });
    const icu = at(0, 'PatientAdmitted', { location: { unitId: 'icu', bedId: 'icu-01' } }, { message: 'm' });
    for (const [first, second, place] of [[ward, icu, 'w1-01 0-'], [icu, ward, 'icu-01 0-']] as const) {
      const ledger = ledgerOf(first);
      const before = hashLedger(ledger);
      const change = applyEvents(ledger, [second]);
      expect(change).toMatchObject({ applied: [], refused: [second], duplicateIds: [], visits: [] });
      expect(change.conflicts.map(({ kind, eventIds }) => [kind, eventIds])).toEqual([['content_conflict', [first.eventId]]]);
      expect(change.parked.map(({ reason }) => reason)).toEqual(['content_conflict']);
      expect(applyEvents(ledger, [second, first])).toMatchObject({ refused: [second], duplicateIds: [first.eventId], conflicts: [], parked: [] });
      expect(stays(ledger)).toEqual([place]);
      expect(hashLedger(ledger)).toBe(before);
    }
  });

  it('park what comes more than the allowed lateness late, and know it when it comes again', () => {
    const ledger = ledgerOf(at(100, 'EdArrived'));
    const late = at(27, 'PatientAdmitted', { visitKey: B });
    expect(applyEvents(ledger, [late]).parked).toMatchObject([{ reason: 'beyond_lateness' }]);
    expect(applyEvents(ledger, [late]).duplicateIds).toEqual([late.eventId]);
    const other = { ...late, data: { ...late.data, location: { unitId: 'icu' } } } as HospitalEvent;
    expect(applyEvents(ledger, [other]).refused).toEqual([other]);
    expect(applyEvents(ledger, [at(28, 'PatientAdmitted', { visitKey: B })]).parked).toEqual([]);
  });

  it('hear every heartbeat once and change no unit by it', () => {
    const ledger = createLedger(aFacility());
    const beat = at(0, 'Heartbeat', { sequence: 7 });
    expect(applyEvents(ledger, [beat])).toMatchObject({ applied: [beat], units: new Set() });
    expect(applyEvents(ledger, [beat]).duplicateIds).toEqual([beat.eventId]);
  });

  it('refuse a batch with an event of another facility before anything is changed', () => {
    const ledger = createLedger(aFacility());
    expect(() => applyEvents(ledger, [admitA, at(0, 'EdArrived', {}, { facilityId: 'H2' })])).toThrow(RangeError);
    expect(ledger.visits.size).toBe(0);
  });
});
