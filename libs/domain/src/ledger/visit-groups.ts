import { ED_RULES } from './ed-rules';
import type { Fact } from './fact';
import type { Ledger, VisitRecord } from './ledger-state';
import { MERGE_RULES } from './merge-rules';
import { newWork } from './visit-work';

/** The other visit that a fact speaks of: the second patient of a swap, the surviving key of a merge, the inpatient visit of an ED one. */
function linkedKey(fact: Fact): string | null {
  if (fact.other !== null) return fact.other.key;
  if (fact.ref === null) return null;
  const links = MERGE_RULES[fact.type] !== undefined || ED_RULES[fact.type] !== undefined;
  return links && fact.ref !== fact.key ? fact.ref : null;
}

/** Every visit key that a fact concerns: its facts are kept with each of them. */
export function keysOf(fact: Fact): readonly string[] {
  const linked = linkedKey(fact);
  return linked === null || linked === fact.key ? [fact.key] : [fact.key, linked];
}

export function visitRecord(ledger: Ledger, key: string): VisitRecord {
  const known = ledger.visits.get(key);
  if (known !== undefined) return known;
  const record: VisitRecord = { key, facts: [], work: newWork(key) };
  ledger.visits.set(key, record);
  return record;
}

/** The visits that have to be folded together, because a swap, a merge or an ED link connects them. */
export function groupOf(ledger: Ledger, start: VisitRecord): readonly VisitRecord[] {
  const group = [start];
  for (let index = 0; index < group.length; index += 1) {
    const visit = group[index]!;
    for (const fact of visit.facts) {
      const linked = linkedKey(fact);
      if (linked === null) continue;
      for (const key of [fact.key, linked]) {
        if (key === visit.key || group.some((member) => member.key === key)) continue;
        group.push(visitRecord(ledger, key));
      }
    }
  }
  return group;
}
