import { forgetBedPast } from './bed-facets';
import { acceptHorizon, MS_PER_HOUR, settledHorizon, type Ledger, type VisitRecord } from './ledger-state';
import { forgetHours } from './unit-hours';
import { groupOf, keysOf } from './visit-groups';
import { restsAt } from './visit-work';

/** Often enough to keep memory flat, seldom enough to cost nothing. */
const SWEEP_EVERY_MS = 6 * MS_PER_HOUR;
/** A booking without a date is given up after this long. */
const BOOKING_WITHOUT_DATE_MS = 400 * 24 * MS_PER_HOUR;

function dropVisit(ledger: Ledger, visit: VisitRecord): void {
  for (const fact of visit.facts) ledger.facts.delete(fact.id);
  for (const { bed } of visit.work.segments) if (bed !== null) ledger.beds.get(bed)?.spans.delete(visit.key);
  for (const unitId of [visit.work.planned?.unit, visit.work.requested]) if (unitId != null) ledger.units.get(unitId)?.expected.delete(visit);
  ledger.visits.delete(visit.key);
}

/** Visits at rest for so long that the fold would no longer connect a new fact with them (see `isForgotten`). */
function sweepVisits(ledger: Ledger): void {
  const horizon = acceptHorizon(ledger);
  const isDone = (visit: VisitRecord): boolean => restsAt(visit.work) + ledger.latenessMs < horizon;
  for (const visit of [...ledger.visits.values()]) {
    if (!isDone(visit) || !ledger.visits.has(visit.key)) continue;
    const connected = visit.facts.some((fact) => keysOf(fact).length > 1);
    const group = connected ? groupOf(ledger, visit) : [visit];
    if (group.every(isDone)) for (const member of group) dropVisit(ledger, member);
  }
}

function sweepUnits(ledger: Ledger): void {
  const settled = settledHorizon(ledger);
  for (const unit of ledger.units.values()) {
    const staffing = unit.staffing.filter((fact) => fact.numbers![1]! > settled);
    if (staffing.length < unit.staffing.length) unit.staffing.splice(0, unit.staffing.length, ...staffing);
    const outdated = (index: number): boolean => {
      const fact = unit.plans[index]!;
      return fact.numbers![1]! <= settled || unit.plans.some((other) => other.key === fact.key && other.at < settled && other.numbers![2]! > fact.numbers![2]!);
    };
    const plans = unit.plans.filter((_, index) => !outdated(index));
    if (plans.length < unit.plans.length) unit.plans.splice(0, unit.plans.length, ...plans);
  }
}

function sweepLoose(ledger: Ledger): void {
  const [horizon, settled] = [acceptHorizon(ledger), settledHorizon(ledger)];
  for (const [id, fact] of ledger.loose) if (fact.at < horizon) ledger.loose.delete(id);
  for (const [key, fact] of ledger.bookings) {
    const due = fact.type === 'ElectiveCancelled' ? fact.at : (fact.when ?? fact.at + BOOKING_WITHOUT_DATE_MS);
    if (Math.max(due, fact.at) >= settled) continue;
    ledger.bookings.delete(key);
    if (fact.unit !== null) ledger.units.get(fact.unit)?.bookings.delete(key);
  }
  for (const [id, parked] of ledger.tooLate) if (parked.occurredAt < settled - 2 * ledger.latenessMs) ledger.tooLate.delete(id);
  for (const [id, conflict] of ledger.contentConflicts) if (conflict.at < settled) ledger.contentConflicts.delete(id);
}

/** Drops everything that can no longer change or be asked for. Invisible: no later result differs by it. */
export function sweepLedger(ledger: Ledger): void {
  if (ledger.watermark === -Infinity) return;
  ledger.sweptAt = ledger.watermark;
  const settled = settledHorizon(ledger);
  for (const bed of ledger.beds.values()) {
    const hasPast = bed.facts.some((fact) => fact.at < settled) || [...bed.spans.values()].some((spans) => spans.some((span) => span.to !== null && span.to < settled));
    if (hasPast) forgetBedPast(bed, settled);
  }
  sweepVisits(ledger);
  sweepUnits(ledger);
  sweepLoose(ledger);
  forgetHours(ledger, Math.floor(settled / MS_PER_HOUR));
}

export function sweepWhenDue(ledger: Ledger): void {
  if (ledger.watermark >= ledger.sweptAt + SWEEP_EVERY_MS) sweepLedger(ledger);
}
