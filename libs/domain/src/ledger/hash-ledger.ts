import { contentHashOf } from '../events/event-id';
import { acceptHorizon, MS_PER_HOUR, settledHorizon, type Ledger, type UnitRecord, type VisitRecord } from './ledger-state';
import type { Conflict } from './ledger.types';
import { conflictKey } from './pending-changes';
import { publicState } from './settle-visits';
import { sweepLedger } from './sweep-ledger';
import { censusAtHour } from './unit-hours';
import { restsAt } from './visit-work';

function conflictKeys(conflicts: readonly Conflict[], since: number): readonly string[] {
  return conflicts.filter((conflict) => conflict.at >= since).map(conflictKey).sort();
}

function visitText(visit: VisitRecord, since: number): unknown {
  const { work } = visit;
  const segments = work.segments.filter((segment) => segment.to === null || segment.to >= since);
  const { pendingTransfer, planned, requested, expectedOutAt, dischargeOrder, transportBooked, dischargePending, inEd } = work;
  return {
    key: visit.key, state: publicState(work), segments, pendingTransfer, planned, requested, expectedOutAt, dischargeOrder, transportBooked, dischargePending, inEd,
    parked: work.parked.filter(({ fact }) => fact.at >= since).map(({ fact, reason }) => `${reason} ${fact.id}`).sort(),
    conflicts: conflictKeys(work.conflicts, since),
  };
}

function unitText(ledger: Ledger, unit: UnitRecord, hour: number): unknown {
  const cells = [...unit.cells].filter(([at, cell]) => at >= hour && (cell.arrivals !== 0 || cell.departures !== 0)).sort(([left], [right]) => left - right);
  return {
    unit: unit.unitId,
    census: censusAtHour(ledger, unit, hour),
    cells: cells.map(([at, cell]) => [at, cell.arrivals, cell.departures]),
    plans: unit.plans.map((fact) => fact.id),
    staffing: unit.staffing.map((fact) => fact.id),
  };
}

function byKey<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...entries].sort(([left], [right]) => (left < right ? -1 : 1));
}

/**
 * SHA-256 (64 hex) over the canonical state: equal for every order, repetition and batching of the same events within the
 * allowed lateness. Receipt times and what was emitted are left out, since they tell how the state was reached, not what it is.
 */
export function hashLedger(ledger: Ledger): string {
  sweepLedger(ledger);
  const since = settledHorizon(ledger);
  const first = Number.isFinite(since) ? Math.max(Math.floor(since / MS_PER_HOUR), ledger.openedHour ?? -Infinity) : 0;
  const horizon = acceptHorizon(ledger);
  const visits = byKey(ledger.visits).filter(([, { work, facts }]) => facts.length > 0 && restsAt(work) + ledger.latenessMs >= horizon);
  return contentHashOf({
    facility: ledger.facility.facilityId,
    watermark: Number.isFinite(ledger.watermark) ? ledger.watermark : null,
    visits: visits.map(([, visit]) => visitText(visit, since)),
    beds: byKey(ledger.beds).map(([bedId, bed]) => [bedId, bed.hygiene, bed.facts.map((fact) => fact.id), conflictKeys(bed.conflicts, since), [...bed.spans.values()].flat().filter((span) => span.to === null || span.to >= since).map((span) => span.opener).sort()]),
    units: byKey(ledger.units).map(([, unit]) => unitText(ledger, unit, first)),
    bookings: byKey(ledger.bookings).map(([key, fact]) => [key, fact.id]),
    tooLate: [...ledger.tooLate.keys()].sort(),
    contentConflicts: [...ledger.contentConflicts.keys()].sort(),
    heartbeats: byKey(ledger.heartbeats),
  });
}
