import type { EdSituation } from './ed-design';
import { edPatientAt, type EdPatient, type EdTold } from './ed-patient';

/** A stay in the department with what was told of it. Instants in ms UTC. */
export interface EdStay {
  readonly enteredAt: number;
  readonly ed?: EdTold;
}

/** The patients of whom something was told, and what the department is like for them. */
export interface EdMoment<S extends EdStay> {
  readonly situation: EdSituation;
  readonly patients: readonly { readonly stay: S; readonly patient: EdPatient }[];
}
export interface EdInstant {
  /** ms UTC. */
  readonly at: number;
  /** Local. */
  readonly hourOfWeek: number;
  /** Patients that are there as a rule. */
  readonly usualPatients: number;
}

/** `present`: those who are in the department at the instant. */
export function edMoment<S extends EdStay>(present: readonly S[], { at, hourOfWeek, usualPatients }: EdInstant): EdMoment<S> {
  const patients = present.flatMap((stay) => (stay.ed === undefined ? [] : [{ stay, patient: edPatientAt(stay.ed, stay.enteredAt, at) }]));
  const boarders = patients.filter(({ patient }) => patient.stage === 'decided').length;
  return { situation: { hourOfWeek, fullness: usualPatients > 0 ? present.length / usualPatients : 1, boarding: present.length > 0 ? boarders / present.length : 0 }, patients };
}
