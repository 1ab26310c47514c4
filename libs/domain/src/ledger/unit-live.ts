import { facetAt, isOccupiedAt } from './bed-facets';
import type { BedRecord, Ledger, UnitRecord, VisitRecord } from './ledger-state';
import type { ExpectedPatient, PresentPatient, UnitLive } from './ledger.types';
import { isInTime, listedIn, type ListedPatient } from './listed-patients';
import { unitSpans } from './settle-visits';
import { liveReport } from './unit-counts';
import { physicalBedsAt, staffedBeds, unusableBeds } from './staffed-beds';

function facilityUnit(ledger: Ledger, unitId: string): UnitRecord {
  const unit = ledger.units.get(unitId);
  if (unit?.unit == null) throw new RangeError(`The facility ${ledger.facility.facilityId} has no unit ${unitId}.`);
  return unit;
}

function presentPatient({ key, work }: VisitRecord): PresentPatient {
  return {
    visitKey: key,
    enteredAt: unitSpans(work.segments).findLast((span) => span.to === null)?.from ?? work.open!.from,
    definiteOut: work.open!.definiteOutAt !== null,
    expectedOutAt: work.expectedOutAt,
  };
}

/** Everybody who has a place in the unit, those on leave with their bed held among them; by time of entry. Throws RangeError for an unknown unit. */
export function presentPatients(ledger: Ledger, unitId: string): readonly PresentPatient[] {
  const present = [...facilityUnit(ledger, unitId).present].map(presentPatient);
  return present.sort((left, right) => left.enteredAt - right.enteredAt || (left.visitKey < right.visitKey ? -1 : 1));
}

/** Patients decided or booked for the unit and not yet in it, as known; by expected time, those without one first. */
export function expectedPatients(ledger: Ledger, unitId: string, at: number): readonly ExpectedPatient[] {
  const unit = facilityUnit(ledger, unitId);
  const found = listedIn(ledger, unit, at).map(({ kind, expectedAt }): ExpectedPatient => ({ kind: kind === 'booked' ? 'booked' : 'decided', expectedAt }));
  return found.sort((left, right) => (left.expectedAt ?? -Infinity) - (right.expectedAt ?? -Infinity) || (left.kind < right.kind ? 1 : left.kind > right.kind ? -1 : 0));
}

/** The same patients with how they came onto the list and since when they are on it. Throws RangeError for an unknown unit. */
export function listedPatients(ledger: Ledger, unitId: string, at: number): readonly ListedPatient[] {
  return listedIn(ledger, facilityUnit(ledger, unitId), at);
}

/** Assigned to somebody who is not in it yet: said by the bed system, or by a pending admission or transfer. */
function reservedBeds(ledger: Ledger, unit: UnitRecord, at: number): ReadonlySet<string> {
  const reserved = new Set<string>();
  for (const { work } of unit.expected) {
    for (const place of [work.planned, work.pendingTransfer]) {
      if (place != null && place.unit === unit.unitId && place.bed !== null && isInTime(place.at ?? at, at)) reserved.add(place.bed);
    }
  }
  for (const bedId of unit.unit?.bedIds ?? []) {
    const bed = ledger.beds.get(bedId);
    if (bed !== undefined && isClaimed(bed, at)) reserved.add(bedId);
  }
  return reserved;
}

/** The bed system calls it occupied or reserved, and no later departure says otherwise. */
function isClaimed(bed: BedRecord, at: number): boolean {
  const stated = facetAt(bed, 'occupancy', at);
  if (stated === null || stated.ref === 'unoccupied') return false;
  return ![...bed.spans.values()].some((spans) => spans.some((span) => span.to !== null && span.to >= stated.at && span.to <= at));
}

function readyBeds(ledger: Ledger, unit: UnitRecord, at: number): { readonly ready: number; readonly cleaning: number; readonly reserved: number } {
  const assigned = reservedBeds(ledger, unit, at);
  let [ready, cleaning, reserved] = [0, 0, 0];
  for (const bedId of unit.unit?.bedIds ?? []) {
    const bed = ledger.beds.get(bedId);
    if (bed !== undefined && isOccupiedAt(bed, at)) continue;
    if (assigned.has(bedId)) reserved += 1;
    if (bed !== undefined && bed.hygiene !== 'clean') cleaning += 1;
    else if (!assigned.has(bedId) && (bed === undefined || (facetAt(bed, 'serviceability', at)?.ref !== 'blocked' && facetAt(bed, 'resourcing', at)?.ref !== 'unstaffed'))) ready += 1;
  }
  return { ready, cleaning, reserved };
}

/**
 * Live numbers of a unit from the latest known state. `at` (ms) decides what depends on the time alone: staffing and plans in force,
 * blocks and reservations that end, expectations that lapse. Census counts every patient with a place in the unit; a patient on leave
 * keeps the bed and therefore counts (product definition: "not on leave unless the bed is held"), and onLeave says how many these are.
 * Throws RangeError for a unit that the facility does not have.
 */
export function unitLive(ledger: Ledger, unitId: string, at: number): UnitLive {
  const unit = facilityUnit(ledger, unitId);
  const staffed = staffedBeds(ledger, unit, at);
  const { ready, cleaning, reserved } = readyBeds(ledger, unit, at);
  const report = liveReport(unit);
  const census = report?.occupied ?? unit.present.size;
  return {
    unitId,
    at,
    census,
    onLeave: [...unit.present].filter(({ work }) => work.state === 'on_leave').length,
    physicalBeds: physicalBedsAt(ledger, unit, at),
    staffedBeds: staffed,
    blockedBeds: unusableBeds(unit, at).blocked,
    // Beds may be ready and yet have nobody to staff them; patients without a bed use staff too.
    availableNow: Math.max(0, Math.min(ready, staffed - census - reserved)),
    inCleaning: cleaning,
    present: presentPatients(ledger, unitId),
    expected: expectedPatients(ledger, unitId, at),
    lastEventAt: unit.lastEventAt,
    countedAt: report?.at ?? null,
  };
}
