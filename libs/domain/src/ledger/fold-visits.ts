import type { EventType } from '../events/hospital-event';
import { ADT_RULES, type Rule } from './adt-rules';
import { CANCEL_RULES } from './cancel-rules';
import { cancelPlan, type SameVisit } from './cancel-targets';
import { ED_RULES } from './ed-rules';
import type { Fact } from './fact';
import { compareFacts } from './fact-order';
import { resolveWork, type FoldContext } from './fold-context';
import type { Ledger, VisitRecord } from './ledger-state';
import { MERGE_RULES } from './merge-rules';
import { newWork, type Work } from './visit-work';

const RULES: Partial<Readonly<Record<EventType, Rule>>> = { ...ADT_RULES, ...ED_RULES, ...CANCEL_RULES, ...MERGE_RULES };

/** Said again about the same instant, the later word corrects the earlier one (interop 2.8). These say several things at one instant. */
const NEVER_CORRECTED: ReadonlySet<EventType> = new Set<EventType>(['PatientsSwapped', 'DischargeReadinessChanged', 'IdentityMerged', 'VisitMerged', 'EncounterUpdated', ...(Object.keys(CANCEL_RULES) as EventType[])]);

function isCorrected(facts: readonly Fact[], index: number): boolean {
  const fact = facts[index]!;
  if (NEVER_CORRECTED.has(fact.type)) return false;
  for (let later = index + 1; later < facts.length && facts[later]!.at === fact.at; later += 1) {
    if (facts[later]!.type === fact.type && facts[later]!.key === fact.key) return true;
  }
  return false;
}

function factsOf(group: readonly VisitRecord[]): readonly Fact[] {
  if (group.length === 1) return group[0]!.facts;
  return [...new Set(group.flatMap((visit) => visit.facts))].sort(compareFacts);
}

function edLinksOf(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const links = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (ED_RULES[fact.type] === undefined || fact.ref === null || fact.ref === fact.key) continue;
    const known = links.get(fact.ref);
    if (known === undefined) links.set(fact.ref, [fact]);
    else known.push(fact);
  }
  return links;
}

/**
 * Compares visits as merged by a time: a cancel may use either key. A merge does not reach back before itself, and after
 * one lateness both sides are expected to use the surviving key, because by then the merge may be forgotten.
 */
function sameVisitIn(facts: readonly Fact[], latenessMs: number): SameVisit {
  const merges = new Map<string, Fact[]>();
  const parent = (key: string, at: number): string | null => merges.get(key)?.findLast((fact) => fact.at <= at && fact.at >= at - latenessMs)?.ref ?? null;
  const root = (key: string, at: number): string => {
    let found = key;
    for (let next = parent(found, at); next !== null; next = parent(found, at)) found = next;
    return found;
  };
  for (const fact of facts) {
    if (MERGE_RULES[fact.type] === undefined || fact.ref === null) continue;
    const from = root(fact.key, fact.at);
    if (from === root(fact.ref, fact.at)) continue;
    merges.set(from, [...(merges.get(from) ?? []), fact]);
  }
  return (left, right, at) => left.key === right.key || root(left.key, at) === root(right.key, at);
}

/** Folds the facts of connected visits in order. Pure: the result depends on the facts and the facility alone. */
export function foldVisits(ledger: Ledger, group: readonly VisitRecord[]): ReadonlyMap<string, Work> {
  const facts = factsOf(group);
  const works = new Map<string, Work>(group.map((visit) => [visit.key, newWork(visit.key)]));
  const context: FoldContext = { ledger, works, cancels: cancelPlan(facts, sameVisitIn(facts, ledger.latenessMs), ledger.latenessMs), edLinks: edLinksOf(facts) };
  const { absorbed } = context.cancels;
  const standing = absorbed.size === 0 ? facts : facts.filter((fact) => !absorbed.has(fact));
  for (let index = 0; index < standing.length; index += 1) {
    const fact = standing[index]!;
    const work = resolveWork(context, fact.key, fact.at);
    if (!isCorrected(standing, index)) RULES[fact.type]?.(context, work, fact);
    work.lastAt = Math.max(work.lastAt, fact.at);
  }
  // What was left out still shows that the visit was talked about, so that it rests from the same time on either way.
  for (const fact of absorbed) touch(works, fact);
  return works;
}

function touch(works: ReadonlyMap<string, Work>, fact: Fact): void {
  const work = works.get(fact.key);
  if (work !== undefined) work.lastAt = Math.max(work.lastAt, fact.at);
}
