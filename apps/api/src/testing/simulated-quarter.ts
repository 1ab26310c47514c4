import type { EventDataByType, EventType, Facility, HospitalEvent, Unit, UnitKind } from '@wardcast/domain';
import { instantOfDay, localParts } from '@wardcast/timeseries';
import { eventOf, visitKeyOf } from './small-history';

const ZONE = 'Europe/London';
const MINUTES = 60;

function unit(unitId: string, divisionId: string, kind: UnitKind, beds: number): Unit {
  return { unitId, name: `Ward ${unitId}`, divisionId, kind, specialty: 'general', bedIds: Array.from({ length: beds }, (_, bed) => `${unitId}-${bed + 1}`) };
}

/** 25 + 6 + 15 staffed beds and an emergency department: every number of a week can be reckoned on paper. */
export const QUARTER_FACILITY: Facility = {
  facilityId: 'quarter', name: 'Quarter Hospital', timeZone: ZONE, holidayRegion: 'GB-ENG', huddleTimes: ['08:00', '14:00', '20:00'], sample: false,
  divisions: [{ divisionId: 'medicine', name: 'Medicine' }, { divisionId: 'surgery', name: 'Surgery' }, { divisionId: 'older', name: 'Older people' }, { divisionId: 'emergency', name: 'Emergency' }],
  units: [unit('med', 'medicine', 'ward', 25), unit('sur', 'surgery', 'ward', 6), unit('old', 'older', 'ward', 15), unit('ed', 'emergency', 'ed', 20)],
};

/** Days since 1970-01-01 of a calendar date. */
export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 86_400_000;
}

/** The Monday of week 35 of 2026, at which the records begin, and the Monday of week 48, at which they end. */
export const FIRST_DAY = dayNumber('2026-08-24');
export const END_DAY = dayNumber('2026-11-23');
/** Week 47: the one that is read. */
const LAST_WEEK = dayNumber('2026-11-16');

/** UTC ms at a wall time of London. */
export function at(day: number, hour: number, minute = 0): number {
  return instantOfDay(ZONE, day, hour * MINUTES + minute);
}

class Quarter {
  readonly events: HospitalEvent[] = [];

  tell<T extends EventType>(type: T, instant: number, data: EventDataByType[T]): void {
    this.events.push(eventOf(type, data, { facilityId: QUARTER_FACILITY.facilityId, at: instant, salt: String(this.events.length) }));
  }

  /** Twelve a day: four hours in the department, of which two after the decision; two days and half an hour in the ward, out at ten. */
  emergency(day: number): void {
    for (let patient = 0; patient < 12; patient += 1) {
      const visitKey = visitKeyOf(`emergency ${day} ${patient}`);
      const inpatient = visitKeyOf(`inpatient ${day} ${patient}`);
      this.tell('EdArrived', at(day, 5, 30), { visitKey, unitId: 'ed' });
      this.tell('EdDecisionToAdmit', at(day, 7, 30), { visitKey, unitId: 'ed' });
      this.tell('EdDeparted', at(day, 9, 30), { visitKey, unitId: 'ed', disposition: 'admitted', inpatientVisitKey: inpatient });
      this.tell('PatientAdmitted', at(day, 9, 30), { visitKey: inpatient, trigger: 'A01', patientClass: 'inpatient', admissionType: 'emergency', location: { unitId: 'med' } });
      this.tell('PatientDischarged', at(day + 2, 10), { visitKey: inpatient, trigger: 'A03' });
    }
  }

  /** Three a day from the list: in at eight, out the next day at three; their beds are clean 70 minutes later. */
  elective(day: number): void {
    for (let patient = 0; patient < 3; patient += 1) {
      const visitKey = visitKeyOf(`elective ${day} ${patient}`);
      const bedId = `sur-${(day % 2) * 3 + patient + 1}`;
      this.tell('PatientAdmitted', at(day, 8), { visitKey, trigger: 'A01', patientClass: 'inpatient', admissionType: 'elective', location: { unitId: 'sur', bedId } });
      this.tell('PatientDischarged', at(day + 1, 15), { visitKey, trigger: 'A03' });
      this.tell('BedStatusChanged', at(day + 1, 16, 10), { bedId, unitId: 'sur', facet: 'hygiene', current: 'clean', confidence: 1 });
    }
  }

  /** Two stay nine and a half hours and go home; four leave unseen after an hour, in week 47 eight. */
  walkIns(day: number): void {
    for (let patient = 0; patient < 2; patient += 1) {
      const visitKey = visitKeyOf(`long ${day} ${patient}`);
      this.tell('EdArrived', at(day, 3), { visitKey, unitId: 'ed' });
      this.tell('EdDeparted', at(day, 12, 30), { visitKey, unitId: 'ed', disposition: 'discharged' });
    }
    for (let patient = 0; patient < (day >= LAST_WEEK ? 8 : 4); patient += 1) {
      const visitKey = visitKeyOf(`unseen ${day} ${patient}`);
      this.tell('EdArrived', at(day, 12), { visitKey, unitId: 'ed' });
      this.tell('EdLeftWithoutBeingSeen', at(day, 13), { visitKey, unitId: 'ed', disposition: 'lwbs' });
    }
  }

  /** Two bookings are cancelled on each weekday for want of a bed, in week 47 three; one more a day by the patient. */
  cancelled(day: number): void {
    if (localParts(ZONE, at(day, 12)).dayOfWeek > 4) return;
    for (let booking = 0; booking < (day >= LAST_WEEK ? 3 : 2) + 1; booking += 1) {
      const cancelReason = booking === 0 ? 'patient' : 'no_bed';
      this.tell('ElectiveCancelled', at(day, 11), { bookingKey: visitKeyOf(`booking ${day} ${booking}`), serviceLine: 'surgery', intendedStay: 'inpatient', postOpLevel: 'none', cancelReason });
    }
  }

  /** Fifteen patients of ward `old` who came on the first day and never leave. */
  longStays(): void {
    for (let patient = 0; patient < 15; patient += 1) {
      this.tell('PatientAdmitted', at(FIRST_DAY, 0, 5), { visitKey: visitKeyOf(`old ${patient}`), trigger: 'A01', patientClass: 'inpatient', admissionType: 'urgent', location: { unitId: 'old' } });
    }
  }

  /** On the Tuesday of week 47 ward `med` has 22 staffed beds from noon to six. */
  shortStaffing(): void {
    const interval = { start: at(LAST_WEEK + 1, 12), end: at(LAST_WEEK + 1, 18) };
    this.tell('StaffingPlanned', at(LAST_WEEK + 1, 6), { unitId: 'med', shiftId: 'noon', interval, role: 'rn', staffedBedsStated: 22 });
  }
}

/** Thirteen weeks of the same quiet hospital, in time order. */
export function simulatedQuarter(): readonly HospitalEvent[] {
  const quarter = new Quarter();
  quarter.longStays();
  quarter.shortStaffing();
  for (let day = FIRST_DAY; day < END_DAY; day += 1) {
    quarter.emergency(day);
    quarter.elective(day);
    quarter.walkIns(day);
    quarter.cancelled(day);
  }
  // The feed lives on after the last patient, so that the last hours are closed.
  quarter.tell('Heartbeat', at(END_DAY, 0, 20), { feedId: 'adt', sequence: 1 });
  return quarter.events.filter((event) => event.occurredAt < at(END_DAY, 0, 30)).sort((a, b) => a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1));
}
