import { forgetBedPast } from './bed-facets';
import { forgetCounts } from './count-contradictions';
import type { Fact } from './fact';
import { MS_PER_HOUR, type Ledger, type VisitRecord } from './ledger-state';
import { isPlanOver } from './staffed-beds';
import { lastingCounts } from './unit-counts';
import { forgetHours } from './unit-hours';
import { groupOf } from './visit-groups';
import { restsAt } from './visit-work';

/** Often enough to keep memory flat, seldom enough to cost nothing. */
const SWEEP_EVERY_MS = 12 * MS_PER_HOUR;
/** A booking without a date is given up after this long. */
const BOOKING_WITHOUT_DATE_MS = 400 * 24 * MS_PER_HOUR;

function dropVisit(ledger: Ledger, visit: VisitRecord): void {
  for (const fact of visit.facts) ledger.facts.delete(fact.id);
  for (const { bed } of visit.work.segments) if (bed !== null) ledger.beds.get(bed)?.spans.delete(visit.key);
  for (const unitId of [visit.work.planned?.unit, visit.work.requested]) if (unitId != null) ledger.units.get(unitId)?.expected.delete(visit);
  ledger.visits.delete(visit.key);
}

/** Two borders of the past. */
interface Borders {
  /** No fact before it is accepted. */
  readonly accept: number;
  /** Nothing before it can change. */
  readonly settled: number;
}

/** Hours that are not closed yet, or missed, still need the visits, staffing and blocks of their time: what is kept reaches back to them. */
function borders(ledger: Ledger): Borders {
  const { latenessMs, watermark } = ledger;
  const nextHour = ledger.changedHour ?? ledger.closedHour ?? ledger.baseHour;
  const reached = nextHour === null ? watermark : Math.min(watermark, nextHour * MS_PER_HOUR + 2 * latenessMs);
  // Whole hours: a cell that is kept must be computable from what is kept.
  const settled = Math.floor((reached - 2 * latenessMs) / MS_PER_HOUR) * MS_PER_HOUR;
  return { accept: settled + latenessMs, settled };
}

/** Visits at rest for so long that the fold would no longer connect a new fact with them (see `isForgotten`). */
function sweepVisits(ledger: Ledger, horizon: number): void {
  const isDone = (visit: VisitRecord): boolean => restsAt(visit.work) + ledger.latenessMs < horizon;
  for (const visit of ledger.visits.values()) {
    if (!isDone(visit)) continue;
    const group = groupOf(ledger, visit);
    if (group.every(isDone)) for (const member of group) dropVisit(ledger, member);
  }
}

function sweepUnits(ledger: Ledger, settled: number): void {
  for (const unit of ledger.units.values()) {
    const staffing = unit.staffing.filter((fact) => fact.numbers![1]! > settled);
    if (staffing.length < unit.staffing.length) unit.staffing.splice(0, unit.staffing.length, ...staffing);
    const plans = unit.plans.filter((plan) => !isPlanOver(ledger, unit, plan, settled));
    if (plans.length < unit.plans.length) unit.plans.splice(0, unit.plans.length, ...plans);
    if (unit.counts.length > 0) forgetCounts(ledger, unit, lastingCounts(unit, settled));
  }
}

/** True when a booking is neither due nor talked about any more. */
export function isBookingOver(booking: Fact, settled: number): boolean {
  const due = booking.type === 'ElectiveCancelled' ? booking.at : (booking.when ?? booking.at + BOOKING_WITHOUT_DATE_MS);
  return Math.max(due, booking.at) < settled;
}

/** Units and beds that only messages knew, each perhaps once and misspelt, go when nothing is left to say of them. */
function sweepStrangers(ledger: Ledger): void {
  for (const bed of ledger.beds.values()) if (bed.unitId === null && bed.facts.length === 0 && bed.spans.size === 0) ledger.beds.delete(bed.bedId);
  for (const unit of ledger.units.values()) {
    const { present, expected, bookings, cells } = unit;
    const held = present.size + expected.size + bookings.size + cells.size + unit.plans.length + unit.staffing.length + unit.counts.length;
    if (unit.unit === null && held === 0 && unit.baseCensus === 0) ledger.units.delete(unit.unitId);
  }
}

function sweepLoose(ledger: Ledger, { accept, settled }: Borders): void {
  for (const [id, fact] of ledger.loose) if (fact.at < accept) ledger.loose.delete(id);
  for (const [key, fact] of ledger.bookings) {
    if (!isBookingOver(fact, settled)) continue;
    ledger.bookings.delete(key);
    if (fact.unit !== null) ledger.units.get(fact.unit)?.bookings.delete(key);
  }
  for (const [id, parked] of ledger.tooLate) if (parked.occurredAt < settled - 2 * ledger.latenessMs) ledger.tooLate.delete(id);
  for (const [id, conflict] of ledger.contentConflicts) if (conflict.at < settled) ledger.contentConflicts.delete(id);
}

/**
 * Drops everything that can no longer change or be asked for. Invisible: no later result differs by it.
 * Memory is bounded as long as hours are closed as time goes by.
 */
export function sweepLedger(ledger: Ledger): void {
  if (ledger.watermark === -Infinity) return;
  ledger.sweptAt = ledger.watermark;
  const past = borders(ledger);
  const { accept, settled } = past;
  for (const bed of ledger.beds.values()) {
    const hasPast = bed.facts.some((fact) => fact.at < settled) || [...bed.spans.values()].some((spans) => spans.some((span) => span.to !== null && span.to < settled));
    if (hasPast) forgetBedPast(bed, settled);
  }
  sweepVisits(ledger, accept);
  sweepUnits(ledger, settled);
  sweepLoose(ledger, past);
  forgetHours(ledger, Math.floor(settled / MS_PER_HOUR));
  sweepStrangers(ledger);
}

export function sweepWhenDue(ledger: Ledger): void {
  if (ledger.watermark >= ledger.sweptAt + SWEEP_EVERY_MS) sweepLedger(ledger);
}
