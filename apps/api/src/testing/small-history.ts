import { createHash } from 'node:crypto';
import type { EventDataByType, EventType, Facility, HospitalEvent } from '@wardcast/domain';

const HOUR_MS = 3_600_000;
/** A patient every three hours who stays two days: about sixteen of twenty beds taken, always. */
const EVERY_HOURS = 3;
const STAY_HOURS = 48;

export interface EventOptions {
  readonly facilityId: string;
  readonly at: number;
  readonly receivedAt?: number;
  /** Distinguishes events of one type and time. */
  readonly salt?: string;
}

/** An event as a feed would send it, with an id that depends on its content alone. */
export function eventOf<T extends EventType>(type: T, data: EventDataByType[T], options: EventOptions): HospitalEvent {
  const eventId = createHash('sha256').update(`${type} ${options.at} ${options.salt ?? ''} ${JSON.stringify(data)}`).digest('hex').slice(0, 32);
  const family = type === 'Heartbeat' ? 'feed' : type === 'UnitCountsReported' ? 'counts' : type === 'CapacityPlanPublished' ? 'capacity' : type.startsWith('Staffing') ? 'staffing' : type === 'BedStatusChanged' ? 'bed' : type.startsWith('Ed') ? 'ed' : 'adt';
  return { eventId, type, family, facilityId: options.facilityId, feedId: 'adt', occurredAt: options.at, recordedAt: options.at, receivedAt: options.receivedAt ?? options.at, mode: 'live', data } as HospitalEvent;
}

export function visitKeyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Admissions and discharges of every ward over [from, to), in time order: regular, so that tests know the census. */
export function smallHistory(facility: Facility, from: number, to: number): readonly HospitalEvent[] {
  const events: HospitalEvent[] = [];
  const facilityId = facility.facilityId;
  facility.units.filter((unit) => unit.kind !== 'ed').forEach((unit, index) => {
    for (let at = from - STAY_HOURS * HOUR_MS, patient = 0; at < to; at += EVERY_HOURS * HOUR_MS, patient += 1) {
      const visitKey = visitKeyOf(`${unit.unitId} ${patient}`);
      const enters = at + index * 600_000;
      const leaves = enters + STAY_HOURS * HOUR_MS;
      if (enters < to) events.push(eventOf('PatientAdmitted', { visitKey, trigger: 'A01', patientClass: 'inpatient', location: { unitId: unit.unitId } }, { facilityId, at: enters }));
      if (leaves < to) events.push(eventOf('PatientDischarged', { visitKey, trigger: 'A03' }, { facilityId, at: leaves }));
    }
  });
  return events.sort((a, b) => a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1));
}
