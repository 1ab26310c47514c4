import { HOUR_MS } from '@wardcast/timeseries';
import type { Patient } from './patient';

/** A patient who has just come is not moved about, and mistakes about the arrival are put right in this time. */
const SETTLED_AFTER_MS = HOUR_MS;

/** Who is in which ward now. */
export class Residents {
  private readonly byUnit = new Map<string, Patient[]>();

  add(patient: Patient, unitId: string): void {
    const present = this.byUnit.get(unitId);
    if (present === undefined) this.byUnit.set(unitId, [patient]);
    else present.push(patient);
  }

  remove(patient: Patient, unitId: string): void {
    const present = this.byUnit.get(unitId) ?? [];
    const place = present.indexOf(patient);
    if (place >= 0) present.splice(place, 1);
  }

  /** Patients of a ward who can be moved within the house: settled and not on leave. */
  settled(unitId: string, now: number): Patient[] {
    return (this.byUnit.get(unitId) ?? []).filter((patient) => !patient.onLeave && now - patient.enteredAt > SETTLED_AFTER_MS);
  }
}
