import type { AdmissionType, AgeBand, PatientClass } from '@wardcast/domain';
import type { Bed, WardState } from '../beds/ward-state';
import type { CaseRecord } from '../feed/case-record';

/** Everything that the simulation knows about one person in its care. Changes as the person moves. */
export interface Patient {
  readonly record: CaseRecord;
  readonly visitKey: string;
  readonly patientKey: string;
  readonly ageBand: AgeBand;
  readonly admissionType: AdmissionType;
  readonly patientClass: PatientClass;
  /** The ward whose kind of care the patient needs, whichever ward the bed is in. */
  careUnitId: string;
  service: string;
  /** Specialty ward to return to after critical care. */
  homeUnitId: string | null;
  ward: WardState | null;
  bed: Bed | null;
  admittedAt: number;
  enteredAt: number;
  /** Counts moves and endings: a plan made for an earlier stage is void. */
  stage: number;
  onLeave: boolean;
  leaveEndsAt: number;
  /** A move out of the ward is decided: nothing else may be planned. */
  leaving: boolean;
  /** Planned time of leaving home, once known (ms). */
  departsAt: number | null;
}

export interface NewPatient {
  readonly record: CaseRecord;
  readonly visitKey: string;
  readonly patientKey: string;
  readonly ageBand: AgeBand;
  readonly admissionType: AdmissionType;
  readonly patientClass: PatientClass;
  readonly careUnitId: string;
}

/** A person who is known to the hospital and not yet in a bed. */
export function newPatient(known: NewPatient): Patient {
  return {
    record: known.record,
    visitKey: known.visitKey,
    patientKey: known.patientKey,
    ageBand: known.ageBand,
    admissionType: known.admissionType,
    patientClass: known.patientClass,
    careUnitId: known.careUnitId,
    service: known.careUnitId.replaceAll('-', '_'),
    homeUnitId: null,
    ward: null,
    bed: null,
    admittedAt: 0,
    enteredAt: 0,
    stage: 0,
    onLeave: false,
    leaveEndsAt: 0,
    leaving: false,
    departsAt: null,
  };
}
