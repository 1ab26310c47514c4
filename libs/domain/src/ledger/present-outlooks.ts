import { edProgressOf, type EdProgress } from './ed-progress';
import type { Fact } from './fact';
import type { Ledger, VisitRecord } from './ledger-state';
import type { PresentPatient } from './ledger.types';
import { presentPatients } from './unit-live';

/** A present patient with what was said, since the arrival in the unit, about being ready to leave the hospital, and of a move within it. */
export interface PresentOutlook extends PresentPatient {
  /** Medically fit, or waiting for a place elsewhere; null = neither stands. */
  readonly readiness: 'fit' | 'awaiting' | null;
  /** A bed in another unit was asked for; `placed`: a time of the move was told too. */
  readonly move: 'asked' | 'placed' | null;
  /** The unit that the patient came from straight; absent = none. */
  readonly cameFrom?: string;
  /** What was told of the visit in an emergency department; null outside of one. */
  readonly ed: EdProgress | null;
}

/** As presentPatients. Throws RangeError for an unknown unit. */
export function presentOutlooks(ledger: Ledger, unitId: string): readonly PresentOutlook[] {
  return presentPatients(ledger, unitId).map((patient) => {
    const visit = ledger.visits.get(patient.visitKey);
    const from = visit?.work.segments.findLast(({ unit, to }) => to === patient.enteredAt && unit !== unitId)?.unit;
    const facts = visit?.facts ?? [];
    return { ...patient, readiness: readinessOf(facts, patient.enteredAt), move: moveOf(visit, unitId), ...(from !== undefined && { cameFrom: from }), ed: visit?.work.inEd === true ? edProgressOf(facts.filter(({ at }) => at >= visit.work.edSince)) : null };
  });
}

function moveOf(visit: VisitRecord | undefined, unitId: string): PresentOutlook['move'] {
  const pending = visit?.work.pendingTransfer ?? null;
  if (pending === null || pending.unit === null || pending.unit === unitId) return null;
  return pending.at === null ? 'asked' : 'placed';
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
