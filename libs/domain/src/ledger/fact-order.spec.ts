import { anEvent, SAMPLE_START, type EventOptions } from '../testing';
import type { EventType } from '../events/hospital-event';
import { factOf, type Fact } from './fact';
import { compareFacts, insertFact } from './fact-order';

const fact = (type: EventType, options: EventOptions = {}): Fact => factOf(anEvent(type, {}, options));

describe('the order of facts', () => {
  it('of one instant is that of the triggers A04 A05 A14 A01 A06 A21 A22 A02 A17 A16 A03 cancels A08', () => {
    const types: readonly EventType[] = ['VisitRegistered', 'AdmissionPlanned', 'AdmissionPending', 'PatientAdmitted', 'PatientClassChanged', 'LeaveStarted', 'LeaveEnded', 'PatientTransferred', 'PatientsSwapped', 'DischargePending', 'PatientDischarged', 'TransferCancelled', 'EncounterUpdated'];
    const shuffled = [...types].reverse().map((type) => fact(type)).sort(compareFacts);
    expect(shuffled.map(({ type }) => type)).toEqual(types);
  });

  it('goes by time first, then recording, then receipt', () => {
    const late = fact('VisitRegistered', { at: SAMPLE_START + 1 });
    const early = fact('EncounterUpdated');
    expect(compareFacts(early, late)).toBeLessThan(0);
    expect(compareFacts(fact('EdArrived', { recordedAt: 1 }), fact('EdArrived', { recordedAt: 2 }))).toBeLessThan(0);
    expect(compareFacts(fact('EdArrived', { receivedAt: SAMPLE_START + 1 }), fact('EdArrived', { receivedAt: SAMPLE_START + 2 }))).toBeLessThan(0);
    expect(compareFacts(early, early)).toBe(0);
  });

  it('is kept by insertion', () => {
    const facts: Fact[] = [];
    const all = [fact('PatientDischarged'), fact('PatientAdmitted'), fact('PatientTransferred')];
    for (const one of all) insertFact(facts, one);
    expect(facts.map(({ type }) => type)).toEqual(['PatientAdmitted', 'PatientTransferred', 'PatientDischarged']);
  });
});
