import { ED_RULES } from './ed-rules';
import type { HospitalEvent } from '../events/hospital-event';
import { factOf, type Fact } from './fact';
import { insertFact } from './fact-order';
import { acceptHorizon, bedRecord, MS_PER_HOUR, unitRecord, type Ledger, type UnitRecord } from './ledger-state';
import type { Conflict } from './ledger.types';
import type { PendingChanges } from './pending-changes';
import { hourOfOldCount } from './old-counts';
import { markHours, openHours, openHoursOfVisit } from './unit-hours';
import { firstHourOf, noteMovement } from './unit-counts';
import { keysOf, visitRecord } from './visit-groups';

/** Whether a fact belongs to visits; the others are about beds, plans, staffing and bookings. */
function isVisitFact(fact: Fact, event: HospitalEvent): boolean {
  return event.family === 'adt' || ED_RULES[fact.type] !== undefined;
}

/** A unit that begins to send movements is known by them from then on: its counted hours since then change. */
function fileMovement(ledger: Ledger, pending: PendingChanges, fact: Fact): void {
  noteMovement(ledger.units, fact);
  if (fact.unit !== null) markCounted(ledger, pending, { unit: ledger.units.get(fact.unit), fact });
  if (fact.other !== null) markCounted(ledger, pending, { unit: ledger.units.get(fact.other.unit), fact });
}

function markCounted(ledger: Ledger, pending: PendingChanges, { unit, fact }: { readonly unit: UnitRecord | undefined; readonly fact: Fact }): void {
  if (unit === undefined || unit.counts.length === 0) return;
  pending.dirtyUnits.add(unit);
  markHours(pending.changedHours, unit, Math.max(firstHourOf(fact), ledger.baseHour ?? -Infinity));
}

function fileCounts(ledger: Ledger, pending: PendingChanges, { unit, fact }: { readonly unit: UnitRecord; readonly fact: Fact }): void {
  insertFact(unit.counts, fact);
  openHours(ledger, firstHourOf(fact) + 1);
  markCounted(ledger, pending, { unit, fact });
}

/**
 * Counts are taken however old they are, since nothing but their own hours depends on them: while the hours are still held they are
 * filed like all others, and before that each says what its hour was. False for a time at which movements spoke for the unit.
 */
function fileOldCount(ledger: Ledger, pending: PendingChanges, fact: Fact): boolean {
  const unit = ledger.units.get(fact.unit ?? '');
  if (unit?.unit == null || (unit.movedAt !== null && unit.movedAt <= fact.at)) return false;
  if (firstHourOf(fact) + 1 >= (ledger.baseHour ?? Infinity)) {
    ledger.loose.set(fact.id, fact);
    fileCounts(ledger, pending, { unit, fact });
    return true;
  }
  ledger.tooLate.set(fact.id, { eventId: fact.id, type: fact.type, reason: 'beyond_lateness', occurredAt: fact.occurredAt, digest: fact.digest });
  const hour = hourOfOldCount(ledger, unit, fact);
  pending.oldHours.set(`${hour.unitId} ${hour.hour}`, hour);
  return true;
}

function fileVisitFact(ledger: Ledger, pending: PendingChanges, fact: Fact): void {
  ledger.facts.set(fact.id, fact);
  openHoursOfVisit(ledger, fact);
  fileMovement(ledger, pending, fact);
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
  if (fact.type === 'UnitCountsReported') return fileCounts(ledger, pending, { unit, fact });
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

/** What arrived first under an id stands (interop 2.8): a repetition changes nothing, and neither does another content, which is refused. */
function meetAgain(ledger: Ledger, pending: PendingChanges, again: { readonly event: HospitalEvent; readonly fact: Fact; readonly digest: number }): void {
  const { event, fact, digest } = again;
  if (fact.digest === digest) {
    pending.duplicateIds.push(fact.id);
    return;
  }
  pending.refused.push(event);
  if (ledger.contentConflicts.has(fact.id)) return;
  const conflict: Conflict = { kind: 'content_conflict', unitId: fact.unit, bedId: fact.bed, eventIds: [fact.id], at: fact.at };
  ledger.contentConflicts.set(fact.id, conflict);
  pending.conflicts.push(conflict);
  pending.parked.push({ eventId: fact.id, type: fact.type, reason: 'content_conflict', occurredAt: fact.occurredAt });
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
  const fact = factOf(event);
  const known = ledger.facts.get(fact.id) ?? ledger.loose.get(fact.id) ?? ledger.tooLate.get(fact.id);
  if (known !== undefined) return meetAgain(ledger, pending, { event, fact, digest: known.digest });
  pending.applied.push(event);
  if (fact.at < acceptHorizon(ledger)) {
    if (fact.type === 'UnitCountsReported' && fileOldCount(ledger, pending, fact)) return;
    const parked = { eventId: fact.id, type: fact.type, reason: 'beyond_lateness', occurredAt: fact.occurredAt } as const;
    ledger.tooLate.set(fact.id, { ...parked, digest: fact.digest });
    pending.parked.push(parked);
    return;
  }
  ledger.watermark = Math.max(ledger.watermark, fact.at);
  if (isVisitFact(fact, event)) fileVisitFact(ledger, pending, fact);
  else fileLooseFact(ledger, pending, fact);
}
