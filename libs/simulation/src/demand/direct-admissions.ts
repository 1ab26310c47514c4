import { HOUR_MS, MINUTE_MS } from '@wardcast/timeseries';
import type { AdmissionType, AgeBand, PatientClass } from '@wardcast/domain';
import type { BedRequest } from '../beds/ward-state';
import { carePlanOf } from '../care/care-plan';
import { newPatient, type Patient } from '../care/patient';
import type { StayProcess } from '../care/stay-process';
import type { WardFlow } from '../care/ward-flow';
import type { HospitalParts } from '../engine/hospital-parts';
import { newCaseRecord } from '../feed/case-record';

/** A family doctor sends the patient elsewhere when no bed is found in this time. */
const REFERRAL_PATIENCE_MS = 9 * HOUR_MS;

interface DirectService {
  readonly unitId: string;
  readonly perDay: number;
  /** Local hours in which patients come, from inclusive, to exclusive. */
  readonly hours: readonly [number, number];
  readonly weekendFactor: number;
  readonly admissionType: AdmissionType;
  readonly patientClass: PatientClass;
  readonly ages: readonly (readonly [AgeBand, number])[];
  readonly canWaitElsewhere: boolean;
}

const adults: DirectService['ages'] = [['18-49', 25], ['50-64', 22], ['65-74', 20], ['75+', 33]];
const services: readonly DirectService[] = [
  { unitId: 'acute-medicine', perDay: 6, hours: [10, 20], weekendFactor: 0.45, admissionType: 'urgent', patientClass: 'inpatient', ages: adults, canWaitElsewhere: true },
  { unitId: 'surgical-assessment', perDay: 4.5, hours: [10, 20], weekendFactor: 0.5, admissionType: 'urgent', patientClass: 'inpatient', ages: adults, canWaitElsewhere: true },
  { unitId: 'maternity', perDay: 13.2, hours: [0, 24], weekendFactor: 0.95, admissionType: 'emergency', patientClass: 'obstetric', ages: [['18-49', 1]], canWaitElsewhere: false },
  { unitId: 'neonatal', perDay: 1.75, hours: [0, 24], weekendFactor: 1, admissionType: 'newborn', patientClass: 'inpatient', ages: [['0-4', 1]], canWaitElsewhere: false },
];

export interface DirectAdmissionsParts {
  readonly parts: HospitalParts;
  readonly flow: WardFlow;
  readonly stays: StayProcess;
}

/** Patients who come to a ward without passing the emergency department: referred, in labour, or just born. */
export class DirectAdmissions {
  constructor(private readonly on: DirectAdmissionsParts) {}

  /** Draws the arrivals of the hour that starts now. */
  hourly(): void {
    const { parts } = this.on;
    const { agenda, random, calendar } = parts;
    const hour = calendar.hourOfDay(agenda.now);
    const isWorkingDay = calendar.isWorkingDay(agenda.now);
    for (const service of services) {
      const [first, last] = service.hours;
      if (hour < first || hour >= last) continue;
      const mean = (service.perDay / (last - first)) * (isWorkingDay ? 1 : service.weekendFactor);
      const count = random.poisson(mean);
      for (let i = 0; i < count; i += 1) agenda.after(random.uniform() * HOUR_MS, () => this.refer(service));
    }
  }

  private refer(service: DirectService): void {
    const { parts, flow, stays } = this.on;
    const patient = this.patientOf(service);
    const { unitId } = service;
    const expectedAdmitAt = parts.agenda.now + HOUR_MS;
    if (service.canWaitElsewhere) {
      parts.feed.record('AdmissionPending', { visitKey: patient.visitKey, trigger: 'A14', admissionType: service.admissionType, patientClass: 'preadmit', ageBand: patient.ageBand, expectedAdmitAt, pendingLocation: { unitId } }, patient.record);
    }
    const request: BedRequest = {
      unitId,
      priority: service.canWaitElsewhere ? 2 : 0,
      alternates: carePlanOf(unitId).alternates,
      open: true,
      take: (ward, bed) => {
        parts.agenda.after(parts.random.between(10, 50) * MINUTE_MS, () => {
          flow.admit(patient, ward, bed);
          stays.begin(patient);
        });
      },
    };
    parts.board.request(request);
    if (service.canWaitElsewhere) parts.agenda.after(REFERRAL_PATIENCE_MS, () => this.sendElsewhere(patient, request));
  }

  private sendElsewhere(patient: Patient, request: BedRequest): void {
    const { parts } = this.on;
    if (!request.open) return;
    parts.board.withdraw(request);
    parts.feed.record('PendingCancelled', { visitKey: patient.visitKey, trigger: 'A27', pending: 'admit', location: { unitId: request.unitId } }, patient.record);
    patient.record.finishedAt = parts.agenda.now;
  }

  private patientOf(service: DirectService): Patient {
    const { keys, random } = this.on.parts;
    return newPatient({
      record: newCaseRecord(),
      visitKey: keys.next(),
      patientKey: keys.next(),
      ageBand: random.weighted(service.ages),
      admissionType: service.admissionType,
      patientClass: service.patientClass,
      careUnitId: service.unitId,
    });
  }
}
