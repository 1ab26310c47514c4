import type { EventType } from '../events/hospital-event';
import type { Fact } from './fact';

const ADMISSIONS: readonly EventType[] = ['PatientAdmitted', 'VisitRegistered', 'EdArrived'];
const PLANS: readonly EventType[] = ['AdmissionPlanned', 'AdmissionPending'];
/** A later one of these means that the admission did happen (interop 2.9: cancel_with_dependents). */
const MOVEMENTS: ReadonlySet<EventType> = new Set<EventType>(['PatientTransferred', 'PatientsSwapped', 'PatientDischarged', 'LeaveStarted', 'LeaveEnded', 'EdDeparted', 'EdLeftWithoutBeingSeen']);
/** These fall with the admission that they belong to. */
const COMPANIONS: ReadonlySet<EventType> = new Set<EventType>(['TransferPending', 'DischargePending', 'DischargeReadinessChanged', 'EdTriaged', 'EdRoomed', 'EdProviderSeen', 'EdBedRequested', 'EdDecisionToAdmit']);
const CANCELS: ReadonlySet<EventType> = new Set<EventType>(['EncounterCancelled', 'TransferCancelled', 'DischargeCancelled', 'PendingCancelled', 'LeaveCancelled']);
const MS_PER_MINUTE = 60_000;

/** What the cancels of a group of visits do. */
export interface CancelPlan {
  /** Facts that do not count. */
  readonly absorbed: ReadonlySet<Fact>;
  /** Cancel -> the fact that it undoes. */
  readonly targets: ReadonlyMap<Fact, Fact>;
  /** Cancel -> target, where later movements forbid it. */
  readonly refused: ReadonlyMap<Fact, Fact>;
  /** Cancels whose target had been cancelled before: they change nothing. */
  readonly repeated: ReadonlySet<Fact>;
}
const NOTHING: CancelPlan = { absorbed: new Set(), targets: new Map(), refused: new Map(), repeated: new Set() };

function targetTypes(cancel: Fact): readonly EventType[] {
  switch (cancel.type) {
    case 'EncounterCancelled':
      return cancel.word === 'A11' ? ADMISSIONS : cancel.word === 'A38' ? PLANS : [...ADMISSIONS, ...PLANS];
    case 'TransferCancelled':
      return ['PatientTransferred'];
    case 'DischargeCancelled':
      return ['PatientDischarged', 'EdDeparted', 'EdLeftWithoutBeingSeen'];
    case 'PendingCancelled':
      return cancel.word === 'admit' ? PLANS : cancel.word === 'transfer' ? ['TransferPending'] : ['DischargePending'];
    default:
      return cancel.word === 'start' ? ['LeaveStarted'] : ['LeaveEnded'];
  }
}

function sameMinute(target: Fact, hint: number): boolean {
  const minute = Math.floor(hint / MS_PER_MINUTE);
  const stated = target.type === 'PatientAdmitted' ? target.when : null;
  return Math.floor(target.occurredAt / MS_PER_MINUTE) === minute || (stated !== null && Math.floor(stated / MS_PER_MINUTE) === minute);
}

/** A plan can be cancelled until it is due. */
function lastsUntil(fact: Fact): number {
  return PLANS.includes(fact.type) ? Math.max(fact.at, fact.when ?? -Infinity) : fact.at;
}

/** Whether two facts are of one visit, with the merges up to a time. */
export type SameVisit = (left: Fact, right: Fact, at: number) => boolean;

interface Search {
  readonly facts: readonly Fact[];
  /** What was cancelled, and of it what is left out of the fold. */
  readonly undone: Set<Fact>;
  readonly absorbed: Set<Fact>;
  readonly sameVisit: SameVisit;
  /** A cancel rewrites at most this much of the past, so that hours older than that are final. */
  readonly reachMs: number;
}

/** By id, or else the latest not cancelled one of the right type at or before the cancel whose time fits the hint. */
function findTarget(search: Search, cancel: Fact, among: 'standing' | 'undone'): Fact | null {
  const types = targetTypes(cancel);
  const fits = (fact: Fact): boolean =>
    types.includes(fact.type) && search.undone.has(fact) === (among === 'undone') && fact.at <= cancel.at && search.sameVisit(fact, cancel, cancel.at) && cancel.at - lastsUntil(fact) <= search.reachMs;
  if (cancel.ref !== null) {
    const named = search.facts.find((fact) => fact.id === cancel.ref && fits(fact));
    if (named !== undefined || cancel.when === null) return named ?? null;
  }
  return search.facts.findLast((fact) => fits(fact) && (cancel.when === null || sameMinute(fact, cancel.when))) ?? null;
}

/** Between the admission and its cancel the patient moved, left, or was admitted once more. */
function hasDependents(search: Search, cancel: Fact, target: Fact): boolean {
  if (PLANS.includes(target.type)) return false;
  return search.facts.slice(search.facts.indexOf(target) + 1).some((fact) => {
    if (fact.at > cancel.at || search.undone.has(fact) || !search.sameVisit(fact, target, cancel.at)) return false;
    return MOVEMENTS.has(fact.type) || (fact.type === 'PatientAdmitted' && !sameStatement(fact, target));
  });
}

/** The same thing said again under another id. */
function sameStatement(left: Fact, right: Fact): boolean {
  return left.type === right.type && left.at === right.at;
}

/** A plan may be older than what a cancel rewrites: it was a plan until then, and what happened meanwhile stays as it was. */
function undo(search: Search, cancel: Fact, fact: Fact): void {
  search.undone.add(fact);
  if (cancel.at - fact.at <= search.reachMs) search.absorbed.add(fact);
}

function absorb(search: Search, cancel: Fact, target: Fact): void {
  for (const fact of search.facts) {
    if (fact === target || (sameStatement(fact, target) && search.sameVisit(fact, target, cancel.at))) undo(search, cancel, fact);
  }
  if (cancel.type !== 'EncounterCancelled') return;
  for (const fact of search.facts) {
    if (COMPANIONS.has(fact.type) && fact.at >= target.at && fact.at <= cancel.at && search.sameVisit(fact, target, cancel.at)) undo(search, cancel, fact);
  }
}

/**
 * Matches cancels with their targets (interop 2.9), whichever came first: a cancel without a target waits as a tombstone.
 * In order of time: a later cancel does not change what an earlier one found, or hours long settled could change.
 * `facts` in fold order.
 */
export function cancelPlan(facts: readonly Fact[], sameVisit: SameVisit, reachMs: number): CancelPlan {
  const cancels = facts.filter((fact) => CANCELS.has(fact.type));
  if (cancels.length === 0) return NOTHING;
  const search: Search = { facts, undone: new Set(), absorbed: new Set(), sameVisit, reachMs };
  const targets = new Map<Fact, Fact>();
  const refused = new Map<Fact, Fact>();
  const repeated = new Set<Fact>();
  for (const cancel of cancels) {
    const target = findTarget(search, cancel, 'standing');
    if (target === null) {
      if (findTarget(search, cancel, 'undone') !== null) repeated.add(cancel);
    } else if (cancel.type === 'EncounterCancelled' && hasDependents(search, cancel, target)) refused.set(cancel, target);
    else {
      targets.set(cancel, target);
      absorb(search, cancel, target);
    }
  }
  return { absorbed: search.absorbed, targets, refused, repeated };
}
