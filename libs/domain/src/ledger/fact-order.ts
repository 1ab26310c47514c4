import type { EventType } from '../events/hospital-event';
import type { Fact } from './fact';

/**
 * Order of types at one instant: interop 2.8, rule 4 (A04 < A05 < A14 < A01 < A06/A07 < A21 < A22 < A02 < A17 < A16 < A03 < cancels < A08).
 * ED progress stands after arrival and before admission, so that leaving the ED and arriving on a ward at one minute is one move;
 * merges stand last, so that both records are complete when they meet.
 */
const ORDER: readonly (readonly EventType[])[] = [
  ['VisitRegistered', 'EdArrived'],
  ['EdTriaged'],
  ['EdRoomed'],
  ['EdProviderSeen'],
  ['EdBedRequested'],
  ['EdDecisionToAdmit'],
  ['AdmissionPlanned'],
  ['AdmissionPending'],
  ['EdLeftWithoutBeingSeen', 'EdDeparted'],
  ['PatientAdmitted'],
  ['PatientClassChanged'],
  ['LeaveStarted'],
  ['LeaveEnded'],
  ['PatientTransferred'],
  ['PatientsSwapped'],
  ['TransferPending'],
  ['DischargePending'],
  ['DischargeReadinessChanged'],
  ['PatientDischarged'],
  ['EncounterCancelled', 'TransferCancelled', 'DischargeCancelled', 'PendingCancelled', 'LeaveCancelled'],
  ['EncounterUpdated'],
  ['IdentityMerged', 'VisitMerged'],
];
const RANK = new Map<EventType, number>(ORDER.flatMap((types, rank) => types.map((type) => [type, rank] as const)));

export function rankOf(type: EventType): number {
  return RANK.get(type) ?? ORDER.length;
}

/** Total order of facts: (at, precedence, recordedAt, receivedAt, id). */
export function compareFacts(left: Fact, right: Fact): number {
  return (
    left.at - right.at ||
    rankOf(left.type) - rankOf(right.type) ||
    left.recordedAt - right.recordedAt ||
    left.receivedAt - right.receivedAt ||
    (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)
  );
}

/** Puts a fact into a sorted list; nearly always at the end. */
export function insertFact(facts: Fact[], fact: Fact): void {
  let index = facts.length;
  while (index > 0 && compareFacts(facts[index - 1]!, fact) > 0) index -= 1;
  facts.splice(index, 0, fact);
}
