import type { PresentPatient } from '@wardcast/domain';

/**
 * When each patient's way out became definite, as the live ledger showed it hour by hour. An order that is withdrawn is
 * forgotten: only the one that stands counts.
 */
export class OrderLog {
  private readonly since = new Map<string, number>();

  /** Notes the patients of a unit as they are shown at an instant (ms). */
  see(unitId: string, present: readonly PresentPatient[], at: number): void {
    for (const patient of present) {
      const key = keyOf(patient.visitKey, unitId, patient.enteredAt);
      if (!patient.definiteOut) this.since.delete(key);
      else if (!this.since.has(key)) this.since.set(key, at);
    }
  }

  /** When the way out of this stay became definite (ms), or null. */
  orderedAt(visitKey: string, unitId: string, enteredAt: number): number | null {
    return this.since.get(keyOf(visitKey, unitId, enteredAt)) ?? null;
  }
}

function keyOf(visitKey: string, unitId: string, enteredAt: number): string {
  return `${visitKey} ${unitId} ${enteredAt}`;
}
