import { DAY_MS, HOUR_MS, MINUTE_MS, instantOfDay, localDayNumber } from '@wardcast/timeseries';
import type { AgeBand, ElectiveData } from '@wardcast/domain';
import type { BedRequest } from '../beds/ward-state';
import { carePlanOf } from '../care/care-plan';
import { newPatient, type Patient } from '../care/patient';
import type { StayProcess } from '../care/stay-process';
import type { WardFlow } from '../care/ward-flow';
import type { HospitalParts } from '../engine/hospital-parts';
import { newCaseRecord } from '../feed/case-record';
import { BOOKING_WINDOW_DAYS, electiveServices, type ElectiveService } from './elective-plan';

const LISTS_MADE_MIN = 5 * 60;
/** Offices book between these local minutes of the day. */
const OFFICE_MIN: readonly [number, number] = [9 * 60, 17 * 60];
const MORNING_ADMISSION_MIN: readonly [number, number] = [7 * 60, 8.5 * 60];
const AFTERNOON_ADMISSION_MIN: readonly [number, number] = [11 * 60, 13 * 60];
const MORNING_SHARE = 0.68;
const CANCELLED_AHEAD_SHARE = 0.06;
const RESCHEDULED_SHARE = 0.05;
const NO_SHOW_SHARE = 0.02;
/** A planned patient without a bed is sent home after this wait on the day. */
const DAY_PATIENCE_MS = 7 * HOUR_MS;
const ARRIVAL_SPREAD_MIN = 25;
const THEATRE_H: readonly [number, number] = [3.5, 7];
const adultAges: readonly (readonly [AgeBand, number])[] = [['18-49', 30], ['50-64', 28], ['65-74', 24], ['75+', 18]];
const childAges: readonly (readonly [AgeBand, number])[] = [['0-4', 40], ['5-17', 60]];

interface Booking {
  readonly bookingKey: string;
  readonly service: ElectiveService;
  readonly patient: Patient;
  readonly postOpLevel: ElectiveData['postOpLevel'];
  plannedAdmitAt: number;
  /** Counts changes of the plan: what was planned for an earlier date is void. */
  version: number;
}

export interface ElectiveFlowParts {
  readonly parts: HospitalParts;
  readonly flow: WardFlow;
  readonly stays: StayProcess;
}

/** Planned admissions: lists by weekday, booked weeks ahead, some moved or cancelled, some without a bed on the day. */
export class ElectiveFlow {
  constructor(private readonly on: ElectiveFlowParts) {}

  /** Fills the lists of the whole window, then one more day each morning. */
  start(): void {
    const { calendar, agenda } = this.on.parts;
    const today = localDayNumber(calendar.zone, agenda.now);
    for (let ahead = 1; ahead <= BOOKING_WINDOW_DAYS; ahead += 1) this.fillDay(today + ahead);
    this.fillDaily(today + 1);
  }

  private fillDaily(day: number): void {
    const { calendar, agenda } = this.on.parts;
    agenda.at(instantOfDay(calendar.zone, day, LISTS_MADE_MIN), () => {
      this.fillDay(day + BOOKING_WINDOW_DAYS);
      this.fillDaily(day + 1);
    });
  }

  private fillDay(day: number): void {
    const { calendar, random } = this.on.parts;
    const noon = instantOfDay(calendar.zone, day, 12 * 60);
    if (!calendar.isWorkingDay(noon)) return;
    const { dayOfWeek } = calendar.facts(noon);
    for (const service of electiveServices) {
      const count = random.poisson(service.perWeekday[dayOfWeek] ?? 0);
      for (let i = 0; i < count; i += 1) this.plan(service, day);
    }
  }

  private plan(service: ElectiveService, day: number): void {
    const { random, calendar, agenda, keys } = this.on.parts;
    const isChild = service.unitId === 'children';
    const patient = newPatient({
      record: newCaseRecord(),
      visitKey: keys.next(),
      patientKey: keys.next(),
      ageBand: isChild ? random.weighted(childAges) : service.unitId === 'maternity' ? '18-49' : random.weighted(adultAges),
      admissionType: 'elective',
      patientClass: service.unitId === 'maternity' ? 'obstetric' : 'inpatient',
      careUnitId: service.unitId,
    });
    const draw = random.uniform();
    const postOpLevel = draw < service.icuShare ? 'icu' : draw < service.icuShare + service.hduShare ? 'pcu' : 'medsurg';
    const booking: Booking = { bookingKey: keys.next(), service, patient, postOpLevel, plannedAdmitAt: this.timeOn(day), version: 0 };
    const today = localDayNumber(calendar.zone, agenda.now);
    const bookedOn = today + Math.floor((day - today) * Math.pow(random.uniform(), 1.6));
    agenda.at(this.officeTime(bookedOn), () => this.book(booking));
  }

  private book(booking: Booking): void {
    const { random, agenda } = this.on.parts;
    this.tell(booking, 'ElectiveBooked', {});
    const room = booking.plannedAdmitAt - agenda.now;
    const draw = random.uniform();
    if (room > DAY_MS && draw < CANCELLED_AHEAD_SHARE) {
      agenda.after(room * random.between(0.1, 0.95), () => this.cancel(booking, random.chance(0.6) ? 'patient' : 'clinical'));
    } else if (room > DAY_MS && draw < CANCELLED_AHEAD_SHARE + RESCHEDULED_SHARE) {
      agenda.after(room * random.between(0.1, 0.9), () => this.reschedule(booking));
    }
    this.awaitArrival(booking);
  }

  private awaitArrival(booking: Booking): void {
    const { agenda, random } = this.on.parts;
    const { version } = booking;
    const comesAt = booking.plannedAdmitAt + random.normal() * ARRIVAL_SPREAD_MIN * MINUTE_MS;
    agenda.at(comesAt, () => {
      if (booking.version === version) this.arrive(booking);
    });
  }

  private reschedule(booking: Booking): void {
    const { random, calendar } = this.on.parts;
    const from = localDayNumber(calendar.zone, booking.plannedAdmitAt);
    let day = from + 5 + random.index(15);
    while (!calendar.isWorkingDay(instantOfDay(calendar.zone, day, 12 * 60))) day += 1;
    booking.plannedAdmitAt = this.timeOn(day);
    booking.version += 1;
    this.tell(booking, 'ElectiveRescheduled', {});
    this.awaitArrival(booking);
  }

  private cancel(booking: Booking, cancelReason: NonNullable<ElectiveData['cancelReason']>): void {
    booking.version += 1;
    this.tell(booking, 'ElectiveCancelled', { cancelReason });
    booking.patient.record.finishedAt = this.on.parts.agenda.now;
  }

  private arrive(booking: Booking): void {
    const { parts } = this.on;
    if (parts.random.chance(NO_SHOW_SHARE)) {
      this.cancel(booking, 'patient');
      return;
    }
    const { unitId } = booking.service;
    const request: BedRequest = {
      unitId,
      priority: 2,
      alternates: carePlanOf(unitId).alternates,
      open: true,
      take: (ward, bed) => {
        booking.version += 1;
        parts.agenda.after(parts.random.between(5, 35) * MINUTE_MS, () => {
          this.on.flow.admit(booking.patient, ward, bed);
          this.on.stays.begin(booking.patient);
          this.planTheatre(booking);
        });
      },
    };
    parts.board.request(request);
    parts.agenda.after(DAY_PATIENCE_MS, () => {
      if (!request.open) return;
      parts.board.withdraw(request);
      this.cancel(booking, 'no_bed');
    });
  }

  private planTheatre(booking: Booking): void {
    const { parts, stays } = this.on;
    if (booking.postOpLevel !== 'icu' && booking.postOpLevel !== 'pcu') return;
    const unitId = booking.postOpLevel === 'icu' ? 'intensive-care' : 'high-dependency';
    parts.agenda.after(parts.random.between(...THEATRE_H) * HOUR_MS, () => stays.escalate(booking.patient, unitId));
  }

  private timeOn(day: number): number {
    const { random, calendar } = this.on.parts;
    const [from, to] = random.chance(MORNING_SHARE) ? MORNING_ADMISSION_MIN : AFTERNOON_ADMISSION_MIN;
    const quarter = 15 * Math.floor(random.between(from, to) / 15);
    return instantOfDay(calendar.zone, day, quarter);
  }

  private officeTime(day: number): number {
    const { random, calendar } = this.on.parts;
    return instantOfDay(calendar.zone, day, random.between(...OFFICE_MIN));
  }

  private tell(booking: Booking, type: 'ElectiveBooked' | 'ElectiveRescheduled' | 'ElectiveCancelled', more: Pick<ElectiveData, 'cancelReason'>): void {
    const { service, patient } = booking;
    this.on.parts.feed.record(
      type,
      {
        bookingKey: booking.bookingKey,
        visitKey: patient.visitKey,
        unitId: service.unitId,
        plannedAdmitAt: booking.plannedAdmitAt,
        serviceLine: service.serviceLine,
        intendedStay: 'inpatient',
        expectedLosDays: service.expectedLosDays,
        postOpLevel: booking.postOpLevel,
        ...more,
      },
      patient.record,
    );
  }
}
