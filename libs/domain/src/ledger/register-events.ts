import { ED_RULES } from './ed-rules';
import type { HospitalEvent } from '../events/hospital-event';
import { factOf, type Fact } from './fact';
import { insertFact, removeFact } from './fact-order';
import { acceptHorizon, bedRecord, MS_PER_HOUR, unitRecord, type Ledger } from './ledger-state';
import type { Conflict } from './ledger.types';
import type { PendingChanges } from './pending-changes';
import { markHours } from './unit-hours';
import { keysOf, visitRecord } from './visit-groups';

/** Whether a fact belongs to visits; the others are about beds, plans, staffing and bookings. */
function isVisitFact(fact: Fact, event: HospitalEvent): boolean {
  return event.family === 'adt' || ED_RULES[fact.type] !== undefined;
}

function fileVisitFact(ledger: Ledger, pending: PendingChanges, fact: Fact): void {
  ledger.facts.set(fact.id, fact);
  for (const key of keysOf(fact)) {
    const visit = visitRecord(ledger, key);
    insertFact(visit.facts, fact);
    pending.dirtyVisits.set(visit, Math.max(pending.dirtyVisits.get(visit) ?? -Infinity, fact.receivedAt));
  }
  for (const unitId of [fact.unit, fact.fromUnit]) {
    const unit = unitId === null ? undefined : ledger.units.get(unitId);
    if (unit !== undefined) unit.lastEventAt = Math.max(unit.lastEventAt ?? -Infinity, fact.at);
  }
}

/** Of one booking the last statement counts. */
function fileBooking(ledger: Ledger, pending: PendingChanges, fact: Fact): void {
  const known = ledger.bookings.get(fact.key);
  if (known !== undefined) {
    const list = [known];
    insertFact(list, fact);
    if (list[1] === known) return;
    if (known.unit !== null) {
      unitRecord(ledger, known.unit).bookings.delete(fact.key);
      pending.dirtyUnits.add(unitRecord(ledger, known.unit));
    }
  }
  ledger.bookings.set(fact.key, fact);
  if (fact.unit === null) return;
  unitRecord(ledger, fact.unit).bookings.add(fact.key);
  pending.dirtyUnits.add(unitRecord(ledger, fact.unit));
}

function fileLooseFact(ledger: Ledger, pending: PendingChanges, fact: Fact): void {
  ledger.loose.set(fact.id, fact);
  if (fact.type.startsWith('Elective')) return fileBooking(ledger, pending, fact);
  if (fact.unit === null) return;
  const unit = unitRecord(ledger, fact.unit);
  unit.lastEventAt = Math.max(unit.lastEventAt ?? -Infinity, fact.at);
  let from = fact.at;
  if (fact.type === 'BedStatusChanged') {
    const bed = bedRecord(ledger, fact.key);
    insertFact(bed.facts, fact);
    pending.dirtyBeds.add(bed);
  } else if (fact.type === 'StaffingPlanned' || fact.type === 'StaffingActual') {
    if (fact.numbers![2]! < 0) return;
    insertFact(unit.staffing, fact);
    from = Math.max(fact.numbers![0]!, fact.at - ledger.latenessMs);
  } else {
    insertFact(unit.plans, fact);
    from = fact.at - ledger.latenessMs;
  }
  pending.dirtyUnits.add(unit);
  markHours(pending.changedHours, unit, Math.max(Math.floor(from / MS_PER_HOUR), ledger.baseHour ?? -Infinity));
}

function file(ledger: Ledger, pending: PendingChanges, filed: { readonly event: HospitalEvent; readonly fact: Fact }): void {
  if (isVisitFact(filed.fact, filed.event)) fileVisitFact(ledger, pending, filed.fact);
  else fileLooseFact(ledger, pending, filed.fact);
}

/** Takes a fact back, because another content under its id wins. */
function unfile(ledger: Ledger, pending: PendingChanges, fact: Fact): void {
  if (ledger.facts.delete(fact.id)) {
    for (const key of keysOf(fact)) {
      const visit = visitRecord(ledger, key);
      removeFact(visit.facts, fact);
      pending.dirtyVisits.set(visit, Math.max(pending.dirtyVisits.get(visit) ?? -Infinity, fact.receivedAt));
    }
    return;
  }
  ledger.loose.delete(fact.id);
  if (ledger.bookings.get(fact.key) === fact) ledger.bookings.delete(fact.key);
  if (fact.unit === null) return;
  const unit = unitRecord(ledger, fact.unit);
  removeFact(unit.plans, fact);
  removeFact(unit.staffing, fact);
  unit.bookings.delete(fact.key);
  if (fact.type === 'BedStatusChanged') {
    const bed = bedRecord(ledger, fact.key);
    removeFact(bed.facts, fact);
    pending.dirtyBeds.add(bed);
  }
  markHours(pending.changedHours, unit, ledger.baseHour ?? 0);
}

/** Which of two contents under one id counts: the earlier recorded one, then the smaller digest, so that order of arrival does not matter. */
function beats(challenger: Fact, holder: Fact): boolean {
  if (challenger.digest === holder.digest) return challenger.recordedAt < holder.recordedAt || (challenger.recordedAt === holder.recordedAt && challenger.receivedAt < holder.receivedAt);
  return challenger.recordedAt < holder.recordedAt || (challenger.recordedAt === holder.recordedAt && challenger.digest < holder.digest);
}

function noteContentConflict(ledger: Ledger, pending: PendingChanges, holder: Fact): void {
  const conflict: Conflict = { kind: 'content_conflict', unitId: holder.unit, bedId: holder.bed, eventIds: [holder.id], at: holder.at };
  if (!ledger.contentConflicts.has(holder.id)) {
    pending.conflicts.push(conflict);
    pending.parked.push({ eventId: holder.id, type: holder.type, reason: 'content_conflict', occurredAt: holder.occurredAt });
  }
  ledger.contentConflicts.set(holder.id, conflict);
}

function meetAgain(ledger: Ledger, pending: PendingChanges, again: { readonly event: HospitalEvent; readonly fact: Fact; readonly holder: Fact }): void {
  const { event, fact, holder } = again;
  const otherContent = fact.digest !== holder.digest;
  const wins = beats(fact, holder) && Math.min(fact.at, holder.at) >= acceptHorizon(ledger);
  if (wins) {
    unfile(ledger, pending, holder);
    file(ledger, pending, { event, fact });
    ledger.watermark = Math.max(ledger.watermark, fact.at);
  }
  if (otherContent) noteContentConflict(ledger, pending, wins ? fact : holder);
  if (wins && otherContent) pending.applied.push(event);
  else pending.duplicateIds.push(fact.id);
}

/** A heartbeat is only a number per feed; it neither moves the watermark nor is it kept. */
function hearBeat(ledger: Ledger, pending: PendingChanges, event: HospitalEvent & { readonly type: 'Heartbeat' }): void {
  const { feedId, sequence } = event.data;
  if (sequence <= (ledger.heartbeats.get(feedId) ?? -1)) {
    pending.duplicateIds.push(event.eventId);
    return;
  }
  ledger.heartbeats.set(feedId, sequence);
  pending.applied.push(event);
}

/** Takes one event into the state: recognises repetitions, refuses what is too late, files the rest for settling. */
export function registerEvent(ledger: Ledger, pending: PendingChanges, event: HospitalEvent): void {
  if (event.type === 'Heartbeat') return hearBeat(ledger, pending, event);
  const known = ledger.facts.get(event.eventId) ?? ledger.loose.get(event.eventId);
  if (known === undefined && ledger.tooLate.has(event.eventId)) {
    pending.duplicateIds.push(event.eventId);
    return;
  }
  const fact = factOf(event);
  if (known !== undefined) return meetAgain(ledger, pending, { event, fact, holder: known });
  pending.applied.push(event);
  if (fact.at < acceptHorizon(ledger)) {
    const parked = { eventId: fact.id, type: fact.type, reason: 'beyond_lateness', occurredAt: fact.occurredAt } as const;
    ledger.tooLate.set(fact.id, parked);
    pending.parked.push(parked);
    return;
  }
  ledger.watermark = Math.max(ledger.watermark, fact.at);
  file(ledger, pending, { event, fact });
}
