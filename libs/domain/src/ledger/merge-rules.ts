import type { EventType } from '../events/hospital-event';
import type { Rule } from './adt-rules';
import { park, resolveWork, type FoldContext } from './fold-context';
import type { Fact } from './fact';
import { clearIntentions, isActive, leavePlace, noteConflict, type Work } from './visit-work';

function byStart(left: { readonly from: number; readonly opener: string }, right: { readonly from: number; readonly opener: string }): number {
  return left.from - right.from || (left.opener < right.opener ? -1 : 1);
}

/** Both records are in a place: one visit has one bed, so the later claim stands and the contradiction is reported. */
function settleTwoPlaces(kept: Work, absorbed: Work, fact: Fact): void {
  const [one, two] = [kept.open, absorbed.open];
  if (one === null || two === null) return;
  const samePlace = one.unit === two.unit && one.bed === two.bed;
  if (!samePlace) noteConflict(kept, 'visit_in_two_beds', { unitId: one.unit, bedId: one.bed, eventIds: [one.opener, two.opener], at: fact.at });
  leavePlace(byStart(one, two) < 0 ? kept : absorbed, fact.at);
}

/** The union of the movements (A42), from the time of the merge on; what each record did before stays as it was. */
function fold(kept: Work, absorbed: Work, fact: Fact): void {
  settleTwoPlaces(kept, absorbed, fact);
  const standsInOther = kept.open === null && absorbed.open !== null;
  const takesOver = standsInOther || (!isActive(kept) && (isActive(absorbed) || kept.state === 'unknown'));
  const { planned, pendingTransfer, requested, expectedOutAt, dischargeOrder, transportBooked, dischargePending, inEd, edSince, state } = absorbed;
  if (takesOver) Object.assign(kept, { planned, pendingTransfer, requested, expectedOutAt, dischargeOrder, transportBooked, dischargePending, inEd, edSince, state });
  kept.open = kept.open ?? absorbed.open;
  kept.segments = [...kept.segments.slice(0, kept.past), ...[...kept.segments.slice(kept.past), ...absorbed.segments.slice(absorbed.past)].sort(byStart)];
  kept.lastAt = Math.max(kept.lastAt, absorbed.lastAt, fact.at);
  absorbed.segments = absorbed.segments.slice(0, absorbed.past);
  absorbed.open = null;
  absorbed.state = 'cancelled';
  clearIntentions(absorbed);
  absorbed.mergedInto = kept.key;
  absorbed.mergedEpisode = kept.episode;
}

/** True when the key has not been merged away. */
function isRoot(context: FoldContext, key: string): boolean {
  return (context.works.get(key)?.mergedInto ?? null) === null;
}

const merged: Rule = (context, work, fact) => {
  if (fact.ref === null) return;
  const into = resolveWork(context, fact.ref, fact.at);
  if (into !== work) {
    work.lastAt = fact.at;
    return fold(into, work, fact);
  }
  // Both keys already lead to one record. Said again: nothing new. Said the other way round: a circle, refused.
  if (!isRoot(context, fact.key)) return;
  noteConflict(work, 'merge_cycle', { unitId: null, bedId: null, eventIds: [fact.id], at: fact.at });
  park(work, fact, 'merge_cycle');
};

export const MERGE_RULES: Partial<Readonly<Record<EventType, Rule>>> = { IdentityMerged: merged, VisitMerged: merged };
