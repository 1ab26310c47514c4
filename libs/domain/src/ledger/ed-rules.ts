import type { EventType } from '../events/hospital-event';
import type { Rule } from './adt-rules';
import { occupy, park, resolveWork, type FoldContext } from './fold-context';
import type { Fact } from './fact';
import { clearIntentions, finish, isActive, type Work } from './visit-work';

/** Already on a ward, under this key or under the one that the ED names. */
function isAdmitted(context: FoldContext, work: Work, fact: Fact): boolean {
  if (work.open !== null && !work.inEd) return true;
  if (fact.ref === null || fact.ref === fact.key) return false;
  const inpatient = resolveWork(context, fact.ref, fact.at);
  return inpatient !== work && isActive(inpatient) && inpatient.open !== null;
}

/** Patients count in the ED unit from arrival, bed or no bed. */
function beInEd(context: FoldContext, work: Work, fact: Fact): void {
  if (fact.unit === null) return;
  if (work.open === null) {
    clearIntentions(work);
    work.state = 'in_progress';
    work.inEd = true;
    work.edSince = fact.at;
  }
  if (work.open?.unit !== fact.unit) occupy(context, work, { unit: fact.unit, bed: null, at: fact.at, opener: fact.id });
  if (fact.word !== null) work.requested = fact.word;
}

const arrived: Rule = (context, work, fact) => {
  if (isAdmitted(context, work, fact)) return park(work, fact, 'impossible_sequence');
  beInEd(context, work, fact);
};

/** Progress of an unknown visit shows that the patient is there: the arrival is implied. It never reopens a visit that ended. */
const progressed: Rule = (context, work, fact) => {
  const over = work.state === 'finished' || work.state === 'cancelled';
  if (over || isAdmitted(context, work, fact)) return;
  beInEd(context, work, fact);
};

const departed: Rule = (_context, work, fact) => {
  if (work.inEd && work.open !== null) return finish(work, fact.at, 'finished');
  if (work.state === 'unknown' || work.state === 'planned') park(work, fact, 'visit_unknown');
};

export const ED_RULES: Partial<Readonly<Record<EventType, Rule>>> = {
  EdArrived: arrived,
  EdTriaged: progressed,
  EdRoomed: progressed,
  EdProviderSeen: progressed,
  EdBedRequested: progressed,
  EdDecisionToAdmit: progressed,
  EdLeftWithoutBeingSeen: departed,
  EdDeparted: departed,
};
