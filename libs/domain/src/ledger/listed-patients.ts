import type { Fact } from './fact';
import { MS_PER_HOUR, type Ledger, type UnitRecord, type VisitRecord } from './ledger-state';

/** Who did not come within a day of the planned time is no longer expected. */
const EXPECTED_GRACE_MS = 24 * MS_PER_HOUR;

/** How a patient came onto a unit's list: an elective booking, a bed asked for from the ED, a pending transfer, a pending admission from elsewhere. */
export type ListingKind = 'booked' | 'ed' | 'transfer' | 'referral';
/** A patient on a unit's list and not in it. Instants in ms. */
export interface ListedPatient {
  readonly kind: ListingKind;
  /** null = as soon as possible. */
  readonly expectedAt: number | null;
  /** Receipt time of the first statement that names this unit, of those that stand. */
  readonly since: number;
}

/** The ED visit whose inpatient visit already has a planned or pending place of its own counts there, not twice. */
function hasOwnPlan(ledger: Ledger, visit: VisitRecord): boolean {
  return visit.facts.some((fact) => {
    const inpatient = fact.ref === null || fact.ref === visit.key ? undefined : ledger.visits.get(fact.ref);
    return inpatient !== undefined && inpatient.work.planned !== null;
  });
}

/** Receipt time of the first of the last statements in a row that name the unit. */
function namedSince(visit: VisitRecord, states: (fact: Fact) => string | null): (unitId: string) => number {
  return (unitId) => {
    let since = Infinity;
    for (const fact of visit.facts) {
      const named = states(fact);
      if (named === unitId) since = Math.min(since, fact.receivedAt);
      else if (named !== null) since = Infinity;
    }
    return since === Infinity ? (visit.facts.at(-1)?.receivedAt ?? 0) : since;
  };
}

const plannedPlace = (fact: Fact): string | null => (fact.type === 'AdmissionPlanned' || fact.type === 'AdmissionPending' ? fact.unit : null);
const pendingPlace = (fact: Fact): string | null => (fact.type === 'TransferPending' ? fact.unit : null);
const requestedPlace = (fact: Fact): string | null => (fact.type.startsWith('Ed') ? fact.word : null);

function listedVisit(ledger: Ledger, unitId: string, visit: VisitRecord): ListedPatient | null {
  const { planned, pendingTransfer, requested } = visit.work;
  if (planned?.unit === unitId) return { kind: planned.kind === 'booked' ? 'booked' : 'referral', expectedAt: planned.at, since: namedSince(visit, plannedPlace)(unitId) };
  if (pendingTransfer?.unit === unitId) return { kind: 'transfer', expectedAt: pendingTransfer.at, since: namedSince(visit, pendingPlace)(unitId) };
  return requested === unitId && !hasOwnPlan(ledger, visit) ? { kind: 'ed', expectedAt: null, since: namedSince(visit, requestedPlace)(unitId) } : null;
}

/** A booking counts until its visit exists in its own right, or was cancelled. */
function listedBooking(ledger: Ledger, key: string): ListedPatient | null {
  const booking = ledger.bookings.get(key);
  if (booking === undefined || booking.type === 'ElectiveCancelled') return null;
  const visit = booking.ref === null ? undefined : ledger.visits.get(booking.ref);
  return visit !== undefined && visit.work.state !== 'unknown' ? null : { kind: 'booked', expectedAt: booking.when, since: booking.receivedAt };
}

/** Patients decided or booked for the unit and not yet in it, as known at `at` (ms), with how and since when they are known; in no order. */
export function listedIn(ledger: Ledger, unit: UnitRecord, at: number): readonly ListedPatient[] {
  const found: ListedPatient[] = [];
  for (const visit of unit.expected) {
    const listed = visit.work.open?.unit === unit.unitId ? null : listedVisit(ledger, unit.unitId, visit);
    if (listed !== null) found.push(listed);
  }
  for (const key of unit.bookings) {
    const listed = listedBooking(ledger, key);
    if (listed !== null) found.push(listed);
  }
  return found.filter(({ expectedAt }) => expectedAt === null || expectedAt >= at - EXPECTED_GRACE_MS);
}

/** Whether a plan for an instant is still believed in at another. */
export function isInTime(due: number, at: number): boolean {
  return due >= at - EXPECTED_GRACE_MS;
}
