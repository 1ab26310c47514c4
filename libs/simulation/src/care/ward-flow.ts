import { HOUR_MS, MINUTE_MS } from '@wardcast/timeseries';
import type { LocationRef } from '@wardcast/domain';
import type { Bed, WardState } from '../beds/ward-state';
import type { Housekeeping } from '../beds/housekeeping';
import type { HospitalParts } from '../engine/hospital-parts';
import { linkCases } from '../feed/case-record';
import type { Mistakes } from '../feed/mistakes';
import type { Patient } from './patient';
import type { Residents } from './residents';

export interface WardFlowParts {
  readonly parts: HospitalParts;
  readonly housekeeping: Housekeeping;
  readonly residents: Residents;
  readonly mistakes: Mistakes;
}

/** Physical movements: into a bed, from bed to bed, and out. Each is told to the feed, the truth and the beds at once. */
export class WardFlow {
  constructor(private readonly on: WardFlowParts) {}

  /** Puts a person who is not in the house yet into a held bed. */
  admit(patient: Patient, ward: WardState, bed: Bed): void {
    const { parts, mistakes } = this.on;
    patient.admittedAt = parts.agenda.now;
    this.settle(patient, ward, bed);
    const told = mistakes.tellAdmission({ visitKey: patient.visitKey, patientKey: patient.patientKey, record: patient.record });
    parts.feed.record(
      'PatientAdmitted',
      {
        ...told,
        trigger: 'A01',
        service: patient.service,
        patientClass: patient.patientClass,
        admissionType: patient.admissionType,
        ageBand: patient.ageBand,
        location: locationOf(ward, bed),
        admittedAt: patient.admittedAt,
      },
      patient.record,
    );
    mistakes.afterArrival({ visitKey: patient.visitKey, record: patient.record, location: locationOf(ward, bed) });
  }

  /** Moves a patient into a held bed of any ward. */
  transfer(patient: Patient, ward: WardState, bed: Bed): void {
    const { parts, housekeeping, residents, mistakes } = this.on;
    const from = placeOf(patient);
    residents.remove(patient, from.ward.unit.unitId);
    housekeeping.vacated(from.ward, from.bed);
    this.settle(patient, ward, bed);
    const to = locationOf(ward, bed);
    parts.feed.record('PatientTransferred', { visitKey: patient.visitKey, trigger: 'A02', service: patient.service, from: locationOf(from.ward, from.bed), to }, patient.record);
    mistakes.afterArrival({ visitKey: patient.visitKey, record: patient.record, location: to });
  }

  /** Ends the visit. */
  discharge(patient: Patient, dispositionClass: string): void {
    const { parts, housekeeping, residents } = this.on;
    const { ward, bed } = placeOf(patient);
    const { now } = parts.agenda;
    patient.stage += 1;
    patient.leaving = true;
    residents.remove(patient, ward.unit.unitId);
    housekeeping.vacated(ward, bed);
    patient.ward = null;
    patient.bed = null;
    parts.feed.record('PatientDischarged', { visitKey: patient.visitKey, trigger: 'A03', admittedAt: patient.admittedAt, dispositionClass }, patient.record);
    parts.truth?.leave(patient.visitKey, now);
    patient.record.finishedAt = now;
  }

  /** Two patients change beds. Both stay where their care is planned. */
  swap(one: Patient, other: Patient): void {
    const { parts, residents } = this.on;
    const first = placeOf(one);
    const second = placeOf(other);
    const firstAt = locationOf(first.ward, first.bed);
    const secondAt = locationOf(second.ward, second.bed);
    residents.remove(one, first.ward.unit.unitId);
    residents.remove(other, second.ward.unit.unitId);
    this.sit(one, second.ward, second.bed);
    this.sit(other, first.ward, first.bed);
    linkCases(one.record, other.record);
    parts.feed.record(
      'PatientsSwapped',
      { trigger: 'A17', swap: [{ visitKey: one.visitKey, from: firstAt, to: secondAt }, { visitKey: other.visitKey, from: secondAt, to: firstAt }] },
      one.record,
    );
  }

  /** Away for a while; the bed is kept. */
  startLeave(patient: Patient, until: number): void {
    const { parts } = this.on;
    patient.onLeave = true;
    patient.leaveEndsAt = until;
    parts.feed.record('LeaveStarted', { visitKey: patient.visitKey, trigger: 'A21', expectedReturnAt: Math.floor(until / HOUR_MS) * HOUR_MS }, patient.record);
    this.writeTruth(patient);
  }

  endLeave(patient: Patient): void {
    const { parts } = this.on;
    const { ward, bed } = placeOf(patient);
    patient.onLeave = false;
    parts.feed.record('LeaveEnded', { visitKey: patient.visitKey, trigger: 'A22', location: locationOf(ward, bed) }, patient.record);
    this.writeTruth(patient);
  }

  /** Minutes from the bed's being found to the patient's being in it (ms). */
  moveDelay(): number {
    return this.on.parts.random.between(15, 65) * MINUTE_MS;
  }

  private settle(patient: Patient, ward: WardState, bed: Bed): void {
    ward.occupy(bed);
    patient.stage += 1;
    patient.leaving = false;
    patient.departsAt = null;
    this.sit(patient, ward, bed);
  }

  private sit(patient: Patient, ward: WardState, bed: Bed): void {
    patient.ward = ward;
    patient.bed = bed;
    patient.enteredAt = this.on.parts.agenda.now;
    this.on.residents.add(patient, ward.unit.unitId);
    this.writeTruth(patient);
  }

  private writeTruth(patient: Patient): void {
    const { truth, agenda } = this.on.parts;
    if (truth === null) return;
    const { ward, bed } = placeOf(patient);
    truth.enter(patient.visitKey, agenda.now, { unitId: ward.unit.unitId, bedId: bed.bedId, onLeave: patient.onLeave });
  }
}

/** Ward and bed as an event names them. */
export function locationOf(ward: WardState, bed: Bed): LocationRef {
  return { unitId: ward.unit.unitId, bedId: bed.bedId };
}

/** Where an inpatient is. Throws when the patient is in no bed, which no process may ask for. */
export function placeOf(patient: Patient): { ward: WardState; bed: Bed } {
  if (patient.ward === null || patient.bed === null) throw new Error(`visit ${patient.visitKey} is in no bed`);
  return { ward: patient.ward, bed: patient.bed };
}

/** Where an inpatient is, as an event names it. */
export function whereIs(patient: Patient): LocationRef {
  const { ward, bed } = placeOf(patient);
  return locationOf(ward, bed);
}
