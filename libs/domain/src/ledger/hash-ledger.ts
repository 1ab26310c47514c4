import { contentHashOf } from '../events/event-id';
import { acceptHorizon, MS_PER_HOUR, settledHorizon, type BedRecord, type Ledger, type UnitRecord, type VisitRecord } from './ledger-state';
import type { Conflict } from './ledger.types';
import { conflictKey } from './pending-changes';
import { lastingFacts } from './bed-facets';
import { isPlanOver } from './staffed-beds';
import { isBookingOver } from './sweep-ledger';
import { lastingCounts } from './unit-counts';
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
    key: visit.key, state: work.state, segments, pendingTransfer, planned, requested, expectedOutAt, dischargeOrder, transportBooked, dischargePending, inEd,
    parked: work.parked.filter(({ fact }) => fact.at >= since).map(({ fact, reason }) => `${reason} ${fact.id}`).sort(),
    conflicts: conflictKeys(work.conflicts, since),
  };
}

/** null for a unit that only messages knew and that nothing is left to say of. */
function unitText(ledger: Ledger, unit: UnitRecord, { hour, since }: { readonly hour: number; readonly since: number }): unknown {
  const cells = [...unit.cells].filter(([at, cell]) => at >= hour && (cell.arrivals !== 0 || cell.departures !== 0)).sort(([left], [right]) => left - right);
  const census = censusAtHour(ledger, unit, hour);
  const plans = unit.plans.filter((fact) => !isPlanOver(ledger, unit, fact, since));
  const staffing = unit.staffing.filter((fact) => fact.numbers![1]! > since);
  const counts = lastingCounts(unit, since).map((fact) => fact.id);
  if (unit.unit === null && census === 0 && cells.length + plans.length + staffing.length + counts.length === 0) return null;
  return [unit.unitId, census, cells.map(([at, cell]) => [at, cell.arrivals, cell.departures]), plans.map((fact) => fact.id), staffing.map((fact) => fact.id), ...(counts.length === 0 ? [] : [counts, unit.movedAt === null])];
}

/** null for a bed of which nothing is left to say: a record of it may or may not be there. */
function bedText(bed: BedRecord, since: number): unknown {
  const spans = [...bed.spans.values()].flat().filter((span) => span.to === null || span.to >= since);
  const facts = lastingFacts(bed, since);
  if (spans.length === 0 && facts.length === 0 && bed.hygiene === 'clean') return null;
  return [bed.bedId, bed.hygiene, facts.map((fact) => fact.id), conflictKeys(bed.conflicts, since), spans.map((span) => span.opener).sort()];
}

function byKey<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...entries].sort(([left], [right]) => (left < right ? -1 : 1));
}

/**
 * SHA-256 (64 hex) over the canonical state: equal for every order, repetition and batching of the same events within the
 * allowed lateness. Receipt times of hours, what was emitted and which ids met another content are left out, since they tell how the
 * state was reached, not what it is.
 */
export function hashLedger(ledger: Ledger): string {
  const since = settledHorizon(ledger);
  const first = Number.isFinite(since) ? Math.max(Math.floor(since / MS_PER_HOUR), ledger.openedHour ?? -Infinity) : 0;
  const horizon = acceptHorizon(ledger);
  const visits = byKey(ledger.visits).filter(([, { work, facts }]) => facts.length > 0 && restsAt(work) + ledger.latenessMs >= horizon);
  return contentHashOf({
    facility: ledger.facility.facilityId,
    watermark: Number.isFinite(ledger.watermark) ? ledger.watermark : null,
    visits: visits.map(([, visit]) => visitText(visit, since)),
    beds: byKey(ledger.beds).map(([, bed]) => bedText(bed, since)).filter((text) => text !== null),
    units: byKey(ledger.units).map(([, unit]) => unitText(ledger, unit, { hour: first, since })).filter((text) => text !== null),
    bookings: byKey(ledger.bookings).filter(([, fact]) => !isBookingOver(fact, since)).map(([key, fact]) => [key, fact.id]),
    tooLate: [...ledger.tooLate.keys()].sort(),
    heartbeats: byKey(ledger.heartbeats),
  });
}
