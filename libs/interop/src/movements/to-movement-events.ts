import { eventIdOf } from '@wardcast/domain';
import type { EventDataByType, Facility, HospitalEvent } from '@wardcast/domain';
import type { RecordedStay } from './parse-movements-csv';

export interface MovementEventsOptions {
  readonly facilityId: string;
  readonly feedId: string;
  /** Keyed hash of a visit id, 32 hex: made where the file is read, so that the id itself goes no further. */
  keyOf(visitId: string): string;
}

/** A hospital whose units are those that the file names. Beds are unknown: a recording of movements has none. */
export function facilityOfMovements(facilityId: string, stays: readonly RecordedStay[], timeZone: string): Facility {
  const names = [...new Set(stays.map((stay) => stay.unitName))].sort();
  return {
    facilityId,
    name: 'Recorded movements',
    timeZone,
    holidayRegion: 'US',
    huddleTimes: ['08:00', '14:00', '20:00'],
    sample: false,
    divisions: [{ divisionId: 'all', name: 'All units' }],
    units: names.map((name) => ({ unitId: unitIdOf(name), name, divisionId: 'all', kind: 'ward', specialty: name, bedIds: [] })),
  };
}

export function unitIdOf(unitName: string): string {
  return unitName.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/**
 * Movements as events, each received when it happened (mode `replay`). Stays of one visit that touch become an
 * admission, transfers and a discharge; a gap ends one visit and begins the next, since nobody is anywhere in it.
 */
export function toMovementEvents(stays: readonly RecordedStay[], options: MovementEventsOptions): readonly HospitalEvent[] {
  const events: HospitalEvent[] = [];
  for (const chain of chainsOf(stays)) {
    const first = chain[0]!;
    const visitKey = options.keyOf(`${first.visitId} ${first.from}`);
    chain.forEach((stay, index) => {
      const location = { unitId: unitIdOf(stay.unitName) };
      if (index === 0) events.push(toEvent('PatientAdmitted', stay.from, { visitKey, trigger: 'A01', location }, options));
      else events.push(toEvent('PatientTransferred', stay.from, { visitKey, trigger: 'A02', to: location }, options));
    });
    const last = chain[chain.length - 1]!;
    events.push(toEvent('PatientDischarged', last.to, { visitKey, trigger: 'A03' }, options));
  }
  return events.sort((a, b) => a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1));
}

function chainsOf(stays: readonly RecordedStay[]): readonly (readonly RecordedStay[])[] {
  const byVisit = new Map<string, RecordedStay[]>();
  for (const stay of stays) byVisit.set(stay.visitId, [...(byVisit.get(stay.visitId) ?? []), stay]);
  const chains: RecordedStay[][] = [];
  for (const visit of byVisit.values()) {
    visit.sort((a, b) => a.from - b.from);
    for (const stay of visit) {
      const chain = chains[chains.length - 1];
      const last = chain?.[chain.length - 1];
      if (chain && last && last.visitId === stay.visitId && last.to === stay.from) chain.push(stay);
      else chains.push([stay]);
    }
  }
  return chains;
}

function toEvent<T extends 'PatientAdmitted' | 'PatientTransferred' | 'PatientDischarged'>(type: T, at: number, data: EventDataByType[T], options: MovementEventsOptions): HospitalEvent {
  const eventId = eventIdOf({ feedId: options.feedId, messageKey: `${data.visitKey} ${at}`, type, index: 0 });
  return { eventId, type, family: 'adt', facilityId: options.facilityId, feedId: options.feedId, occurredAt: at, recordedAt: at, receivedAt: at, mode: 'replay', data } as HospitalEvent;
}
