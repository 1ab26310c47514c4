import type { CancelPlan } from './cancel-targets';
import type { Fact } from './fact';
import type { Ledger } from './ledger-state';
import type { ParkReason } from './ledger.types';
import { clearIntentions, enterPlace, newWork, noteConflict, restsAt, type Entry, type Work } from './visit-work';

/** Shared by the rules while one group of visits is folded. */
export interface FoldContext {
  readonly ledger: Ledger;
  readonly works: Map<string, Work>;
  readonly cancels: CancelPlan;
  /** Inpatient visit -> ED visits that said they lead to it, with the time they said so. */
  readonly edLinks: ReadonlyMap<string, readonly Fact[]>;
}

function workOf(context: FoldContext, key: string): Work {
  const known = context.works.get(key);
  if (known !== undefined) return known;
  const work = newWork(key);
  context.works.set(key, work);
  return work;
}

/**
 * A visit that came to rest more than one lateness before `at` is forgotten: what follows belongs to a new one.
 * The rule exists so that dropping old visits from memory changes nothing that anybody can see.
 */
function isForgotten(context: FoldContext, work: Work, at: number): boolean {
  return restsAt(work) + context.ledger.latenessMs < at;
}

/** The visit that a key means at a time: merged keys lead to the surviving one. */
export function resolveWork(context: FoldContext, key: string, at: number): Work {
  const own = workOf(context, key);
  let work = own;
  while (work.mergedInto !== null) {
    const into = workOf(context, work.mergedInto);
    if (into.episode !== work.mergedEpisode) work.mergedInto = null;
    else work = into;
  }
  if (isForgotten(context, work, at)) {
    own.mergedInto = null;
    own.episode += 1;
    own.past = own.segments.length;
    own.state = 'unknown';
    clearIntentions(own);
    return own;
  }
  return work;
}

export function park(work: Work, fact: Fact, reason: ParkReason): void {
  work.parked.push({ fact, reason });
}

/** Enters a place and reports a bed or unit that the facility does not have. */
export function occupy(context: FoldContext, work: Work, entry: Entry): void {
  const before = work.open;
  enterPlace(work, entry);
  if (work.open === before || entry.onLeave === true) return;
  const strangeUnit = context.ledger.units.get(entry.unit)?.unit == null;
  const strangeBed = entry.bed !== null && context.ledger.bedUnits.get(entry.bed) !== entry.unit;
  if (strangeUnit || strangeBed) noteConflict(work, 'unknown_bed', { unitId: entry.unit, bedId: entry.bed, eventIds: [entry.opener], at: entry.at });
}

/** The sender believes the patient came from elsewhere than we do: we keep its new place and report the difference. */
export function noteDrift(work: Work, fact: Fact, from: { readonly unit: string | null; readonly bed: string | null }): void {
  const open = work.open;
  if (open === null || from.unit === null) return;
  if (open.unit === from.unit && (from.bed === null || open.bed === null || open.bed === from.bed)) return;
  noteConflict(work, 'location_drift', { unitId: open.unit, bedId: open.bed, eventIds: [open.opener, fact.id], at: fact.at });
}

/** True when the visit is already there; a place without a bed is satisfied by any bed of the unit. */
export function isThere(work: Work, place: { readonly unit: string | null; readonly bed: string | null }): boolean {
  return work.open !== null && work.open.unit === place.unit && (place.bed === null || work.open.bed === place.bed);
}
