import type { EventType, HospitalEvent } from '../events/hospital-event';
import type { EventDataByType } from '../generated/event-data';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger } from './ledger-state';
import { presentOutlooks } from './present-outlooks';
import { listedPatients } from './unit-live';

const HOUR = 3_600_000;
const hour = (hours: number): number => SAMPLE_START + hours * HOUR;
const at = <T extends EventType>(hours: number, type: T, data: Partial<EventDataByType[T]> = {}): HospitalEvent => anEvent(type, data, { at: hour(hours), receivedAt: hour(hours) });
function ledgerOf(...events: readonly HospitalEvent[]) {
  const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
  applyEvents(ledger, events);
  return ledger;
}

test('a bed asked for from the ED is listed since the unit was first named', () => {
  const asked = [at(0, 'EdArrived', { visitKey: 'e' }), at(1, 'EdDecisionToAdmit', { visitKey: 'e', requestedUnitId: 'w1' }), at(2, 'EdBedRequested', { visitKey: 'e', requestedUnitId: 'w1' })];
  expect(listedPatients(ledgerOf(...asked), 'w1', hour(3))).toEqual([{ kind: 'ed', expectedAt: null, since: hour(1) }]);
  // Another unit has the bed: the patient stands on its list from then on, and no longer on the first one.
  const moved = ledgerOf(...asked, at(4, 'EdBedRequested', { visitKey: 'e', requestedUnitId: 'w2' }));
  expect(listedPatients(moved, 'w1', hour(5))).toEqual([]);
  expect(listedPatients(moved, 'w2', hour(5))).toEqual([{ kind: 'ed', expectedAt: null, since: hour(4) }]);
});

test('a booking is listed with its planned time until a day after it', () => {
  const ledger = ledgerOf(at(0, 'ElectiveBooked', { bookingKey: 'b', visitKey: 'v', unitId: 'w1', plannedAdmitAt: hour(30) }));
  expect(listedPatients(ledger, 'w1', hour(1))).toEqual([{ kind: 'booked', expectedAt: hour(30), since: hour(0) }]);
  expect(listedPatients(ledger, 'w1', hour(55))).toEqual([]);
});

test('readiness is what was said last since the patient came into the unit', () => {
  const says = (hours: number, signal: 'medically_fit' | 'awaiting_placement', value: boolean) => at(hours, 'DischargeReadinessChanged', { visitKey: 'v', readiness: { signal, value } });
  const admitted = at(0, 'PatientAdmitted', { visitKey: 'v', location: { unitId: 'w1', bedId: 'w1-01' } });
  const readiness = (...events: readonly HospitalEvent[]) => presentOutlooks(ledgerOf(admitted, ...events), 'w1').map((patient) => patient.readiness);
  expect(readiness()).toEqual([null]);
  expect(readiness(says(1, 'medically_fit', true))).toEqual(['fit']);
  expect(readiness(says(1, 'medically_fit', true), says(2, 'awaiting_placement', true))).toEqual(['awaiting']);
  expect(readiness(says(1, 'medically_fit', true), says(2, 'awaiting_placement', true), says(3, 'awaiting_placement', false))).toEqual(['fit']);
});

test('a move to another unit stands with the patient until it is cancelled or done, and one within the unit is none', () => {
  const pending = (hours: number, unitId: string, expectedAt?: number) => at(hours, 'TransferPending', { visitKey: 'v', pendingLocation: { unitId }, ...(expectedAt !== undefined && { expectedAt }) });
  const admitted = at(0, 'PatientAdmitted', { visitKey: 'v', location: { unitId: 'w1', bedId: 'w1-01' } });
  const moveOf = (...events: readonly HospitalEvent[]) => presentOutlooks(ledgerOf(admitted, ...events), 'w1').map(({ move }) => move);
  expect(moveOf()).toEqual([null]);
  expect(moveOf(pending(1, 'w2'))).toEqual(['asked']);
  expect(moveOf(pending(1, 'w2'), pending(2, 'w2', hour(3)))).toEqual(['placed']);
  expect(moveOf(pending(1, 'w1', hour(3)))).toEqual([null]);
  expect(moveOf(pending(1, 'w2'), at(2, 'PendingCancelled', { visitKey: 'v', pending: 'transfer' }))).toEqual([null]);
});

test('who came straight from another unit is known by it', () => {
  const admitted = at(0, 'PatientAdmitted', { visitKey: 'v', location: { unitId: 'w1', bedId: 'w1-01' } });
  const moved = at(5, 'PatientTransferred', { visitKey: 'v', to: { unitId: 'w2', bedId: 'w2-01' } });
  expect(presentOutlooks(ledgerOf(admitted), 'w1').map(({ cameFrom }) => cameFrom)).toEqual([undefined]);
  expect(presentOutlooks(ledgerOf(admitted, moved), 'w2').map(({ cameFrom }) => cameFrom)).toEqual(['w1']);
});
