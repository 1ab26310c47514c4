import type { Fact } from './fact';
import type { Ledger } from './ledger-state';
import type { PresentPatient } from './ledger.types';
import { presentPatients } from './unit-live';

/** A present patient with what was said, since the arrival in the unit, about being ready to leave the hospital. */
export interface PresentOutlook extends PresentPatient {
  /** Medically fit, or waiting for a place elsewhere; null = neither stands. */
  readonly readiness: 'fit' | 'awaiting' | null;
}

/** As presentPatients. Throws RangeError for an unknown unit. */
export function presentOutlooks(ledger: Ledger, unitId: string): readonly PresentOutlook[] {
  return presentPatients(ledger, unitId).map((patient) => ({ ...patient, readiness: readinessOf(ledger.visits.get(patient.visitKey)?.facts ?? [], patient.enteredAt) }));
}

function readinessOf(facts: readonly Fact[], enteredAt: number): PresentOutlook['readiness'] {
  let fit = false;
  let awaiting = false;
  for (const fact of facts) {
    if (fact.type !== 'DischargeReadinessChanged' || fact.receivedAt < enteredAt) continue;
    const stands = fact.numbers?.[0] !== 0;
    if (fact.word === 'medically_fit') fit = stands;
    else if (fact.word === 'awaiting_placement') awaiting = stands;
  }
  return awaiting ? 'awaiting' : fit ? 'fit' : null;
}
