import { isRejected, parseEvent, toRawMessage } from '@wardcast/domain';
import type { RecordedStay } from './parse-movements-csv';
import { facilityOfMovements, toMovementEvents, unitIdOf } from './to-movement-events';

const HOUR_MS = 3_600_000;
const T0 = Date.UTC(2180, 4, 6);
const stay = (visitId: string, unitName: string, hours: readonly [number, number]): RecordedStay => ({ visitId, unitName, from: T0 + hours[0] * HOUR_MS, to: T0 + hours[1] * HOUR_MS, line: 0 });
/** A stand-in for the keyed hash: 32 hex, different for different ids. */
const keyOf = (id: string): string => [...id].map((c) => c.charCodeAt(0).toString(16)).join('').padEnd(32, '0').slice(-32);
const OPTIONS = { facilityId: 'replay', feedId: 'recording', keyOf };

describe('toMovementEvents', () => {
  it('makes an admission, transfers and a discharge of stays that touch', () => {
    const events = toMovementEvents([stay('1', 'ED', [0, 4]), stay('1', 'Ward', [4, 30])], OPTIONS);
    expect(events.map((event) => [event.type, (event.occurredAt - T0) / HOUR_MS])).toEqual([
      ['PatientAdmitted', 0],
      ['PatientTransferred', 4],
      ['PatientDischarged', 30],
    ]);
    expect(new Set(events.map((event) => (event.data as { visitKey: string }).visitKey)).size).toBe(1);
  });

  it('ends the visit at a gap, since nobody is anywhere in it', () => {
    const events = toMovementEvents([stay('1', 'ED', [0, 4]), stay('1', 'Ward', [6, 30])], OPTIONS);
    expect(events.map((event) => event.type)).toEqual(['PatientAdmitted', 'PatientDischarged', 'PatientAdmitted', 'PatientDischarged']);
    expect(new Set(events.map((event) => (event.data as { visitKey: string }).visitKey)).size).toBe(2);
  });

  it('is received when it happened and passes the validators, in another century too', () => {
    for (const event of toMovementEvents([stay('1', 'ED', [0, 4])], OPTIONS)) {
      expect(event.receivedAt).toBe(event.occurredAt);
      expect(isRejected(parseEvent(toRawMessage(event)))).toBe(false);
    }
  });
});

describe('facilityOfMovements', () => {
  it('has a unit for every name in the file, once', () => {
    const facility = facilityOfMovements('replay', [stay('1', 'Neuro Surgical ICU (A)', [0, 1]), stay('2', 'ED', [0, 1]), stay('3', 'ED', [0, 1])], 'UTC');
    expect(facility.units.map((unit) => unit.unitId)).toEqual(['ed', 'neuro-surgical-icu-a']);
    expect(unitIdOf('Neuro Surgical ICU (A)')).toBe('neuro-surgical-icu-a');
  });
});
