import type { EventType } from '../events/hospital-event';
import type { Rule } from './adt-rules';
import type { Fact } from './fact';
import { isThere, noteDrift, occupy, park, type FoldContext } from './fold-context';
import { finish, isActive, noteConflict, type Work } from './visit-work';

/**
 * The target of a cancel is left out of the fold, which by itself restores what was before it.
 * What remains to do at the time of the cancel: the place that the message names, and the state of a cancelled visit.
 */
const cancelled: Rule = (context, work, fact) => {
  const { targets, refused, repeated } = context.cancels;
  const refusedTarget = refused.get(fact);
  if (refusedTarget !== undefined) {
    noteConflict(work, 'cancel_with_dependents', { unitId: work.open?.unit ?? null, bedId: work.open?.bed ?? null, eventIds: [fact.id, refusedTarget.id], at: fact.at });
    return;
  }
  const target = targets.get(fact);
  if (target !== undefined) return afterCancel(context, work, { cancel: fact, target });
  if (!repeated.has(fact)) park(work, fact, 'cancel_without_target');
};

function afterCancel(context: FoldContext, work: Work, pair: { readonly cancel: Fact; readonly target: Fact }): void {
  const { cancel, target } = pair;
  const neverBegan = work.open === null && work.state !== 'finished';
  if (cancel.type === 'EncounterCancelled' || (cancel.type === 'PendingCancelled' && cancel.word === 'admit')) {
    if (neverBegan && (work.state !== 'in_progress' || cancel.type === 'EncounterCancelled')) finish(work, cancel.at, 'cancelled');
    return;
  }
  const restoresPlace = cancel.type === 'TransferCancelled' || cancel.type === 'DischargeCancelled';
  if (!restoresPlace || cancel.unit === null || isThere(work, cancel)) return;
  const movedSince = work.open !== null && work.open.from > target.at;
  if (movedSince || (work.open === null && isActive(work)) || work.state === 'finished') return;
  // The message names the bed it puts the patient back into, which may differ from the one we restored.
  noteDrift(work, cancel, { unit: cancel.unit, bed: cancel.bed });
  work.state = 'in_progress';
  occupy(context, work, { unit: cancel.unit, bed: cancel.bed, at: cancel.at, opener: cancel.id });
}

export const CANCEL_RULES: Partial<Readonly<Record<EventType, Rule>>> = {
  EncounterCancelled: cancelled,
  TransferCancelled: cancelled,
  DischargeCancelled: cancelled,
  PendingCancelled: cancelled,
  LeaveCancelled: cancelled,
};
