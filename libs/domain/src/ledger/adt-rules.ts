import type { EventType } from '../events/hospital-event';
import type { Fact } from './fact';
import { isThere, noteDrift, occupy, park, resolveWork, type FoldContext } from './fold-context';
import { clearIntentions, finish, isActive, leavePlace, noteConflict, noteDefiniteOut, type Work } from './visit-work';

/** Effect of one fact on its visit (interop 2.7). */
export type Rule = (context: FoldContext, work: Work, fact: Fact) => void;

/** The ED stay of a patient ends where the inpatient stay begins, though the ED may say so only later. */
function endEdStays(context: FoldContext, work: Work, at: number): void {
  for (const link of context.edLinks.get(work.key) ?? []) {
    const ed = resolveWork(context, link.key, at);
    const saidInTime = link.at >= ed.edSince && link.at - at <= context.ledger.latenessMs;
    if (ed !== work && saidInTime && ed.inEd && ed.open !== null) finish(ed, at, 'finished');
  }
}

/** Opens or moves an inpatient stay. */
function settleIn(context: FoldContext, work: Work, fact: Fact): void {
  clearIntentions(work);
  if (fact.unit === null) return noteDefiniteOut(work);
  work.state = 'in_progress';
  occupy(context, work, { unit: fact.unit, bed: fact.bed, at: fact.at, opener: fact.id });
  endEdStays(context, work, fact.at);
}

function endLeave(context: FoldContext, work: Work, fact: Fact): void {
  const open = work.open;
  work.state = 'in_progress';
  if (open !== null) occupy(context, work, { unit: open.unit, bed: open.bed, at: fact.at, opener: fact.id });
}

/**
 * An admission sent again after the discharge: it names a time at which the visit was under way, so it is nothing new
 * (interop 2.8, rule 5). Not after the ED, which a patient may leave some minutes after being admitted.
 */
function isOldAdmission(context: FoldContext, work: Work, fact: Fact): boolean {
  const last = work.segments.at(-1);
  if (work.state !== 'finished' || fact.when === null || last === undefined || last.to === null) return false;
  return fact.when < last.to && context.ledger.units.get(last.unit)?.unit?.kind !== 'ed';
}

const admitted: Rule = (context, work, fact) => {
  if (isOldAdmission(context, work, fact)) return park(work, fact, 'impossible_sequence');
  if (work.open === null || work.inEd) return settleIn(context, work, fact);
  if (isThere(work, fact)) return work.state === 'on_leave' ? endLeave(context, work, fact) : undefined;
  noteConflict(work, 'visit_in_two_beds', { unitId: fact.unit, bedId: fact.bed, eventIds: [work.open.opener, fact.id], at: fact.at });
  settleIn(context, work, fact);
};

/** A04: occupies only a counted bed or the ED; otherwise the patient is here, but in no bed. */
const registered: Rule = (context, work, fact) => {
  if (work.open !== null) return;
  const isEd = fact.unit !== null && context.ledger.units.get(fact.unit)?.unit?.kind === 'ed';
  if (fact.bed !== null || isEd) {
    settleIn(context, work, fact);
    work.inEd = isEd;
    work.edSince = fact.at;
  } else {
    clearIntentions(work);
    work.state = 'in_progress';
  }
};

const planned: Rule = (_context, work, fact) => {
  if (isActive(work) || work.state === 'finished') return;
  work.state = 'planned';
  const kind = fact.type === 'AdmissionPending' ? 'decided' : 'booked';
  work.planned = { unit: fact.unit ?? work.planned?.unit ?? null, bed: fact.bed, at: fact.when ?? work.planned?.at ?? null, kind };
};

const transferred: Rule = (context, work, fact) => {
  if (work.state === 'finished' || work.state === 'cancelled') return park(work, fact, 'impossible_sequence');
  noteDrift(work, fact, { unit: fact.fromUnit, bed: fact.fromBed });
  work.pendingTransfer = null;
  if (isThere(work, fact)) return work.state === 'on_leave' ? endLeave(context, work, fact) : undefined;
  const { expectedOutAt, dischargeOrder, transportBooked, dischargePending } = work;
  settleIn(context, work, fact);
  Object.assign(work, { expectedOutAt, dischargeOrder, transportBooked, dischargePending });
  noteDefiniteOut(work);
};

const transferPending: Rule = (_context, work, fact) => {
  if (!isActive(work)) return park(work, fact, work.state === 'unknown' ? 'visit_unknown' : 'impossible_sequence');
  work.pendingTransfer = { unit: fact.unit, bed: fact.bed, at: fact.when };
};

const VACATING: ReadonlySet<string | null> = new Set(['outpatient', 'preadmit', 'recurring']);
/** A06 admits where it is the first word of the visit; A07 vacates unless the place is still a bed. */
const classChanged: Rule = (context, work, fact) => {
  if (work.state === 'finished' || work.state === 'cancelled') return park(work, fact, 'impossible_sequence');
  const vacates = VACATING.has(fact.word);
  if (vacates && fact.bed === null) {
    leavePlace(work, fact.at);
    clearIntentions(work);
    work.state = 'in_progress';
  } else if (fact.unit !== null) {
    if (!isThere(work, fact)) settleIn(context, work, fact);
  } else if (work.state === 'unknown') park(work, fact, 'visit_unknown');
};

/** A repeated statement counts from the first one that stands. */
function firstKnown(standing: number | null, fact: Fact): number {
  return Math.min(standing ?? Infinity, fact.receivedAt);
}

const dischargePending: Rule = (_context, work, fact) => {
  if (!isActive(work)) return park(work, fact, work.state === 'unknown' ? 'visit_unknown' : 'impossible_sequence');
  work.dischargePending = firstKnown(work.dischargePending, fact);
  noteDefiniteOut(work);
  if (fact.when !== null) work.expectedOutAt = fact.when;
};

const readiness: Rule = (_context, work, fact) => {
  if (!isActive(work)) return park(work, fact, work.state === 'unknown' ? 'visit_unknown' : 'impossible_sequence');
  const stated = fact.numbers?.[0] !== 0;
  if (fact.word === 'discharge_order') work.dischargeOrder = stated ? firstKnown(work.dischargeOrder, fact) : null;
  if (fact.word === 'transport_booked') work.transportBooked = stated ? firstKnown(work.transportBooked, fact) : null;
  noteDefiniteOut(work);
  if (fact.word === 'expected_date') work.expectedOutAt = stated ? fact.when : null;
};

/** Without its admission a discharge waits, unless it says itself when the visit began. */
const discharged: Rule = (_context, work, fact) => {
  if (isActive(work)) return finish(work, fact.at, 'finished');
  if (work.state === 'unknown' && fact.when !== null) return finish(work, fact.at, 'finished');
  park(work, fact, work.state === 'unknown' ? 'visit_unknown' : 'impossible_sequence');
};

const leaveStarted: Rule = (context, work, fact) => {
  if (work.state === 'on_leave') return;
  const open = work.open;
  if (work.state !== 'in_progress' || open === null) return park(work, fact, work.state === 'unknown' ? 'visit_unknown' : 'impossible_sequence');
  work.state = 'on_leave';
  occupy(context, work, { unit: open.unit, bed: open.bed, at: fact.at, opener: fact.id, onLeave: true });
};

/** Unknown or not on leave: as a transfer without a vacate. */
const leaveEnded: Rule = (context, work, fact) => {
  if (work.state === 'finished' || work.state === 'cancelled') return park(work, fact, 'impossible_sequence');
  if (work.state === 'on_leave' && (fact.unit === null || isThere(work, fact))) return endLeave(context, work, fact);
  if (fact.unit === null) return work.open === null ? park(work, fact, 'visit_unknown') : undefined;
  if (!isThere(work, fact)) settleIn(context, work, fact);
};

/** Atomic: either both patients move, or neither does and the event waits. Pending transfers stay as they are. */
const swapped: Rule = (context, work, fact) => {
  const other = fact.other === null ? null : resolveWork(context, fact.other.key, fact.at);
  const bothHere = other !== null && other !== work && work.state === 'in_progress' && other.state === 'in_progress' && work.open !== null && other.open !== null;
  if (!bothHere || fact.unit === null || fact.other === null) return park(work, fact, 'swap_not_in_progress');
  noteDrift(work, fact, { unit: fact.fromUnit, bed: fact.fromBed });
  noteDrift(other, fact, { unit: fact.other.fromUnit, bed: fact.other.fromBed });
  other.lastAt = fact.at;
  occupy(context, work, { unit: fact.unit, bed: fact.bed, at: fact.at, opener: fact.id, swap: true });
  occupy(context, other, { unit: fact.other.unit, bed: fact.other.bed, at: fact.at, opener: fact.id, swap: true });
};

/** Attributes only: never moves, opens or reopens anything. */
const updated: Rule = () => undefined;

export const ADT_RULES: Partial<Readonly<Record<EventType, Rule>>> = {
  PatientAdmitted: admitted,
  VisitRegistered: registered,
  AdmissionPlanned: planned,
  AdmissionPending: planned,
  PatientTransferred: transferred,
  TransferPending: transferPending,
  PatientsSwapped: swapped,
  PatientClassChanged: classChanged,
  DischargePending: dischargePending,
  DischargeReadinessChanged: readiness,
  PatientDischarged: discharged,
  LeaveStarted: leaveStarted,
  LeaveEnded: leaveEnded,
  EncounterUpdated: updated,
};
