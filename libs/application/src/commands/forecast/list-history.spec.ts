import { toListEvent, type ListEventData } from './list-event';
import { ListHistory } from './list-history';
import type { EventType } from '@wardcast/domain';

const HOUR_MS = 3_600_000;
const T = Date.UTC(2026, 0, 5);
const at = (hours: number): number => T + hours * HOUR_MS;
const ALWAYS = { from: at(-1_000), to: at(1_000) };

function historyOf(...said: readonly (readonly [number, EventType, ListEventData])[]): ListHistory {
  const history = new ListHistory();
  for (const [hours, type, data] of said) {
    const event = toListEvent({ type, occurredAt: at(hours), receivedAt: at(hours), data });
    if (event !== null) history.take(event);
  }
  return history;
}

test('a booking stands until it is moved, and the moved one until the patient is admitted', () => {
  const booking = { bookingKey: 'b', visitKey: 'v', unitId: 'w1' };
  const history = historyOf([0, 'ElectiveBooked', { ...booking, plannedAdmitAt: at(50) }], [10, 'ElectiveRescheduled', { ...booking, plannedAdmitAt: at(80) }], [82, 'PatientAdmitted', { visitKey: 'v' }]);
  expect(history.listings([{ visitKey: 'v', unitId: 'w1', from: at(81) }], ALWAYS)).toEqual([
    { unitId: 'w1', kind: 'booked', expectedAt: at(50), since: at(0), from: at(0), until: at(10), enteredAt: at(81) },
    { unitId: 'w1', kind: 'booked', expectedAt: at(80), since: at(0), from: at(10), until: at(82), enteredAt: at(81) },
  ]);
});

test('a cancelled booking stands no longer, and nobody came of it', () => {
  const history = historyOf([0, 'ElectiveBooked', { bookingKey: 'b', visitKey: 'v', unitId: 'w1', plannedAdmitAt: at(50) }], [20, 'ElectiveCancelled', { bookingKey: 'b' }]);
  expect(history.listings([], ALWAYS)).toMatchObject([{ until: at(20), enteredAt: null }]);
});

test('a patient of the ED who gets a bed in another unit than the one asked for leaves the first list without having come', () => {
  const history = historyOf([0, 'EdDecisionToAdmit', { visitKey: 'e', requestedUnitId: 'w1' }], [1, 'EdBedRequested', { visitKey: 'e', requestedUnitId: 'w1' }], [3, 'EdBedRequested', { visitKey: 'e', requestedUnitId: 'w2' }], [4, 'EdDeparted', { visitKey: 'e', inpatientVisitKey: 'v' }]);
  expect(history.listings([{ visitKey: 'v', unitId: 'w2', from: at(4) }], ALWAYS)).toMatchObject([
    { unitId: 'w1', kind: 'ed', expectedAt: null, since: at(0), from: at(0), until: at(3), enteredAt: null },
    { unitId: 'w2', kind: 'ed', since: at(3), from: at(3), until: at(4), enteredAt: at(4) },
  ]);
});

test('a pending transfer keeps its place in the queue when its time becomes known, and ends when it is cancelled', () => {
  const history = historyOf([0, 'TransferPending', { visitKey: 'v', pendingLocation: { unitId: 'w2' } }], [5, 'TransferPending', { visitKey: 'v', pendingLocation: { unitId: 'w2' }, expectedAt: at(6) }], [7, 'PendingCancelled', { visitKey: 'v', pending: 'transfer' }]);
  expect(history.listings([], ALWAYS)).toMatchObject([{ expectedAt: null, since: at(0), until: at(5) }, { expectedAt: at(6), since: at(0), from: at(5), until: at(7) }]);
});

test('a word that is heard of after the end, of something that happened before it, opens nothing', () => {
  const history = new ListHistory();
  const request = { type: 'EdBedRequested' as const, data: { visitKey: 'e', requestedUnitId: 'w1' } };
  history.take(toListEvent({ type: 'EdDeparted', occurredAt: at(4), receivedAt: at(4), data: { visitKey: 'e' } })!);
  history.take(toListEvent({ ...request, occurredAt: at(2), receivedAt: at(5) })!);
  expect(history.listings([], ALWAYS)).toEqual([]);
  history.take(toListEvent({ ...request, occurredAt: at(6), receivedAt: at(6) })!);
  expect(history.listings([], ALWAYS)).toHaveLength(1);
});

test('what stands now has no end, and what lies outside the range is left out', () => {
  const history = historyOf([0, 'AdmissionPending', { visitKey: 'v', pendingLocation: { unitId: 'w1' }, expectedAdmitAt: at(1) }]);
  expect(history.listings([], ALWAYS)).toMatchObject([{ kind: 'referral', until: null }]);
  expect(history.listings([], { from: at(-5), to: at(0) })).toEqual([]);
});

test('what is said of the way home is kept in the order of its receipt', () => {
  const history = historyOf(
    [0, 'DischargeReadinessChanged', { visitKey: 'v', readiness: { signal: 'expected_date', value: at(40) } }],
    [3, 'DischargeReadinessChanged', { visitKey: 'v', readiness: { signal: 'medically_fit', value: true } }],
    [4, 'DischargeReadinessChanged', { visitKey: 'v', readiness: { signal: 'medically_fit', value: false } }],
    [5, 'DischargePending', { visitKey: 'v', expectedDischargeAt: at(9) }],
    [6, 'DischargeReadinessChanged', { visitKey: 'v', readiness: { signal: 'medicines_ready', value: true } }],
  );
  expect(history.tellsWaysHome).toBe(true);
  expect(history.saidOf('v')).toEqual([
    { knownAt: at(0), word: 'expected', at: at(40) },
    { knownAt: at(3), word: 'fit', at: at(3) },
    { knownAt: at(4), word: 'fit', at: null },
    { knownAt: at(5), word: 'expected', at: at(9) },
  ]);
  expect(history.saidOf('w')).toEqual([]);
  expect(historyOf().tellsWaysHome).toBe(false);
});

test('a move out of a unit stands for it from the asking on, with a bed once one is told, and not for the unit that it leads to', () => {
  const pending = (unitId: string, expectedAt?: number): ListEventData => ({ visitKey: 'v', pendingLocation: { unitId }, ...(expectedAt !== undefined && { expectedAt }) });
  const history = historyOf(
    [0, 'TransferPending', pending('w2')],
    [5, 'PendingCancelled', { visitKey: 'v', pending: 'transfer' }],
    [6, 'TransferPending', pending('w3', at(7))],
    [7, 'PatientTransferred', { visitKey: 'v' }],
    [20, 'TransferPending', pending('w1')],
  );
  expect(history.tellsMoves).toBe(true);
  expect(history.movesOf('v', 'w1')).toMatchObject([{ from: at(0), until: at(5), placed: false }, { from: at(6), until: at(7), placed: true }]);
  expect(history.movesOf('v', 'w3')).toMatchObject([{ from: at(0) }, { from: at(20), until: null }]);
  expect(history.movesOf('w', 'w1')).toEqual([]);
  expect(historyOf().tellsMoves).toBe(false);
});
