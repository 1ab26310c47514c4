import { keyOf } from '../events/event-id';
import type { EventType, HospitalEvent } from '../events/hospital-event';
import type { EventDataByType } from '../generated/event-data';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger, type Ledger } from './ledger-state';

const HOUR = 3_600_000;
const A = keyOf('visit', 1);
const B = keyOf('visit', 2);

function at<T extends EventType>(hours: number, type: T, data: Partial<EventDataByType[T]> = {}): HospitalEvent {
  return anEvent(type, data, { at: SAMPLE_START + hours * HOUR });
}
const admit = (hours: number, visitKey: string, bedId: string, unitId = 'w1'): HospitalEvent => at(hours, 'PatientAdmitted', { visitKey, location: { unitId, bedId } });
const hygiene = (hours: number, bedId: string, current: string): HospitalEvent => at(hours, 'BedStatusChanged', { bedId, unitId: 'w1', facet: 'hygiene', current });

function ledgerOf(...events: readonly HospitalEvent[]): Ledger {
  const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
  applyEvents(ledger, events);
  return ledger;
}
const kinds = (ledger: Ledger, bedId: string): readonly string[] => ledger.beds.get(bedId)!.conflicts.map(({ kind }) => kind);

describe('the cleanliness of a bed', () => {
  it('ends with a departure and begins with housekeeping', () => {
    const left = [admit(0, A, 'w1-01'), at(2, 'PatientDischarged')];
    expect(ledgerOf(...left).beds.get('w1-01')!.hygiene).toBe('dirty');
    expect(ledgerOf(...left, hygiene(3, 'w1-01', 'cleaning')).beds.get('w1-01')!.hygiene).toBe('cleaning');
    expect(ledgerOf(...left, hygiene(3, 'w1-01', 'clean')).beds.get('w1-01')!.hygiene).toBe('clean');
  });

  it('is assumed, and reported, where a patient lies down in a dirty bed', () => {
    const ledger = ledgerOf(admit(0, A, 'w1-01'), at(2, 'PatientDischarged'), admit(3, B, 'w1-01'));
    expect([ledger.beds.get('w1-01')!.hygiene, kinds(ledger, 'w1-01')]).toEqual(['clean', ['hygiene_assumed_clean']]);
  });

  it('is not touched by a swap', () => {
    const swap = at(3, 'PatientsSwapped', { swap: [
      { visitKey: A, from: { unitId: 'w1', bedId: 'w1-01' }, to: { unitId: 'w1', bedId: 'w1-02' } },
      { visitKey: B, from: { unitId: 'w1', bedId: 'w1-02' }, to: { unitId: 'w1', bedId: 'w1-01' } },
    ] });
    const ledger = ledgerOf(admit(0, A, 'w1-01'), admit(0, B, 'w1-02'), hygiene(1, 'w1-02', 'dirty'), swap);
    expect([ledger.beds.get('w1-02')!.hygiene, kinds(ledger, 'w1-02'), ledger.beds.get('w1-01')!.hygiene]).toEqual(['dirty', [], 'clean']);
  });

  it('is back where it was when the stay is cancelled', () => {
    const ledger = ledgerOf(admit(0, A, 'w1-01'));
    applyEvents(ledger, [at(1, 'EncounterCancelled')]);
    expect(ledger.beds.get('w1-01')!.hygiene).toBe('clean');
  });

  it('is nobody\'s business in a bed that the facility does not have', () => {
    expect(kinds(ledgerOf(admit(0, A, 'z-9'), at(2, 'PatientDischarged'), admit(3, B, 'z-9')), 'z-9')).toEqual([]);
    // Such a bed is forgotten with the last who was in it: whoever is swapped into it later must find it the same.
    expect(ledgerOf(admit(0, A, 'z-9'), at(2, 'PatientDischarged')).beds.get('z-9')!.hygiene).toBe('clean');
  });
});

describe('two claims on a bed', () => {
  it('stand and are reported until one of them ends, and one patient with two records is no contradiction', () => {
    const two = [admit(0, A, 'w1-01'), admit(1, B, 'w1-01')];
    expect(kinds(ledgerOf(...two), 'w1-01')).toEqual(['bed_has_two_visits']);
    expect(kinds(ledgerOf(...two, at(4, 'VisitMerged', { oldKey: B, newKey: A })), 'w1-01')).toEqual([]);
    expect(kinds(ledgerOf(admit(0, A, 'w1-01'), at(1, 'PatientDischarged', { visitKey: A }), admit(1, B, 'w1-01')), 'w1-01')).not.toContain('bed_has_two_visits');
  });
});
