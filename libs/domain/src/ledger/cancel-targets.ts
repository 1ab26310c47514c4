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

interface Search {
  readonly facts: readonly Fact[];
  readonly absorbed: Set<Fact>;
  readonly sameVisit: (left: Fact, right: Fact) => boolean;
  /** A cancel rewrites at most this much of the past, so that hours older than that are final. */
  readonly reachMs: number;
}

/** By id, or else the latest not cancelled one of the right type at or before the cancel whose time fits the hint. */
function findTarget(search: Search, cancel: Fact, among: 'standing' | 'absorbed'): Fact | null {
  const types = targetTypes(cancel);
  const fits = (fact: Fact): boolean =>
    types.includes(fact.type) && search.absorbed.has(fact) === (among === 'absorbed') && fact.at <= cancel.at && search.sameVisit(fact, cancel) && cancel.at - lastsUntil(fact) <= search.reachMs;
  if (cancel.ref !== null) {
    const named = search.facts.find((fact) => fact.id === cancel.ref && fits(fact));
    if (named !== undefined || cancel.when === null) return named ?? null;
  }
  return search.facts.findLast((fact) => fits(fact) && (cancel.when === null || sameMinute(fact, cancel.when))) ?? null;
}

function hasDependents(search: Search, cancel: Fact, target: Fact): boolean {
  if (PLANS.includes(target.type)) return false;
  for (const fact of search.facts.slice(search.facts.indexOf(target) + 1)) {
    if (!search.sameVisit(fact, target) || search.absorbed.has(fact)) continue;
    if (MOVEMENTS.has(fact.type)) return true;
    if (fact.type !== 'PatientAdmitted' || target.type === 'PatientAdmitted' && sameStatement(fact, target)) continue;
    return fact.at <= cancel.at;
  }
  return false;
}

/** The same thing said again under another id. */
function sameStatement(left: Fact, right: Fact): boolean {
  return left.type === right.type && left.at === right.at;
}

function absorb(search: Search, cancel: Fact, target: Fact): void {
  for (const fact of search.facts) {
    if (fact === target || (sameStatement(fact, target) && search.sameVisit(fact, target))) search.absorbed.add(fact);
  }
  if (cancel.type !== 'EncounterCancelled') return;
  for (const fact of search.facts) {
    if (COMPANIONS.has(fact.type) && fact.at >= target.at && fact.at <= cancel.at && search.sameVisit(fact, target)) search.absorbed.add(fact);
  }
}

/**
 * Matches cancels with their targets (interop 2.9), whichever came first: a cancel without a target waits as a tombstone.
 * Cancelled admissions come last, because what they may undo depends on which movements still stand.
 * `facts` in fold order; `sameVisit` compares after merges.
 */
export function cancelPlan(facts: readonly Fact[], sameVisit: (left: Fact, right: Fact) => boolean, reachMs: number): CancelPlan {
  const cancels = facts.filter((fact) => CANCELS.has(fact.type));
  if (cancels.length === 0) return NOTHING;
  const search: Search = { facts, absorbed: new Set(), sameVisit, reachMs };
  const targets = new Map<Fact, Fact>();
  const refused = new Map<Fact, Fact>();
  const repeated = new Set<Fact>();
  const ordered = [...cancels.filter((fact) => fact.type !== 'EncounterCancelled'), ...cancels.filter((fact) => fact.type === 'EncounterCancelled')];
  for (const cancel of ordered) {
    const target = findTarget(search, cancel, 'standing');
    if (target === null) {
      if (findTarget(search, cancel, 'absorbed') !== null) repeated.add(cancel);
    } else if (cancel.type === 'EncounterCancelled' && hasDependents(search, cancel, target)) refused.set(cancel, target);
    else {
      targets.set(cancel, target);
      absorb(search, cancel, target);
    }
  }
  return { absorbed: search.absorbed, targets, refused, repeated };
}
