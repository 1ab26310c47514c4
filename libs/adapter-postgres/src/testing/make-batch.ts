import type { BatchResult } from '@wardcast/application';
import type { Facility, HospitalEvent, HospitalEventOf, UnitLive } from '@wardcast/domain';

/** A small hospital: two divisions, three units. */
export const TEST_FACILITY: Facility = {
  facilityId: 'st-test',
  name: 'St Test',
  timeZone: 'Europe/London',
  holidayRegion: 'GB-ENG',
  huddleTimes: ['08:30'],
  sample: true,
  divisions: [
    { divisionId: 'medicine', name: 'Medicine' },
    { divisionId: 'surgery', name: 'Surgery' },
  ],
  units: [
    { unitId: 'm1', name: 'M1', divisionId: 'medicine', kind: 'ward', specialty: 'general', bedIds: ['m1-1', 'm1-2'] },
    { unitId: 'm2', name: 'M2', divisionId: 'medicine', kind: 'ward', specialty: 'general', bedIds: ['m2-1'] },
    { unitId: 's1', name: 'S1', divisionId: 'surgery', kind: 'ward', specialty: 'general', bedIds: ['s1-1'] },
  ],
};
export const TEST_NOW = Date.UTC(2026, 0, 15, 10, 20, 30, 123);

/** Event ids are 32 hexadecimal digits. */
export function eventId(serial: number): string {
  return serial.toString(16).padStart(32, '0');
}

export function makeEvent(serial: number, change: Partial<HospitalEventOf<'PatientAdmitted'>> = {}): HospitalEvent {
  return {
    eventId: eventId(serial),
    type: 'PatientAdmitted',
    family: 'adt',
    facilityId: TEST_FACILITY.facilityId,
    feedId: 'adt-feed',
    occurredAt: TEST_NOW - 60_000,
    recordedAt: TEST_NOW - 30_000,
    receivedAt: TEST_NOW,
    mode: 'live',
    data: { visitKey: `visit-${serial}`, trigger: 'A01', location: { unitId: 'm1', bedId: 'm1-1' } } as HospitalEventOf<'PatientAdmitted'>['data'],
    ...change,
  };
}

export function makeLive(unitId: string, census: number): UnitLive {
  const counts = { onLeave: 0, physicalBeds: 2, staffedBeds: 2, blockedBeds: 0, availableNow: 2 - census, inCleaning: 0 };
  return { unitId, at: TEST_NOW, census, ...counts, present: [], expected: [], lastEventAt: TEST_NOW };
}

/** An empty batch of a partition of its own, to be filled by `change`. */
export function makeBatch(change: Partial<BatchResult> = {}): BatchResult {
  return {
    position: { topic: 'test.events', partition: 0, topicId: 'first' },
    expectedOffset: 0n,
    nextOffset: 10n,
    facilityId: TEST_FACILITY.facilityId,
    stream: 'live',
    committedAt: TEST_NOW,
    applied: [],
    deadLetters: [],
    visits: [],
    unitHours: [],
    live: [],
    parked: [],
    released: [],
    conflicts: [],
    heartbeats: new Map(),
    duplicates: 0,
    ...change,
  };
}
