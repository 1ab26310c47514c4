import { facetAt, isOccupiedAt } from './bed-facets';
import type { Fact } from './fact';
import { unitRecord, type Ledger, type UnitRecord } from './ledger-state';
import { reportAt } from './unit-counts';

const NO_PLAN: Readonly<Record<'planned' | 'physical', null>> = { planned: null, physical: null };

/** A statement speaks for its interval, but rewrites at most one lateness of the past: older hours are final. */
function speaksFor(ledger: Ledger, fact: Fact, at: number): boolean {
  const [start, end] = fact.numbers!;
  return Math.max(start!, fact.at - ledger.latenessMs) <= at && at < end!;
}

/** The stated number of the interval that contains `at`: actual beats planned, and among equals the later recorded one. */
function statedBeds(ledger: Ledger, unit: UnitRecord, at: number): number | null {
  let best: Fact | null = null;
  for (const fact of unit.staffing) {
    if (!speaksFor(ledger, fact, at)) continue;
    const beats = best === null || (fact.type === best.type ? fact.recordedAt >= best.recordedAt : fact.type === 'StaffingActual');
    if (beats) best = fact;
  }
  return best === null ? null : best.numbers![2]!;
}

/** Of one plan the later statement counts, whether a new version or a withdrawal; at one instant the higher version. */
function isReplaced(ledger: Ledger, unit: UnitRecord, plan: Fact, at: number): boolean {
  const mine = unit.plans.indexOf(plan);
  return unit.plans.some((other, index) => {
    if (other.key !== plan.key || other.at - ledger.latenessMs > at) return false;
    return (other.at - plan.at || other.numbers![2]! - plan.numbers![2]! || index - mine) > 0;
  });
}

/** The plan in force; of several plans for one time, the later recorded one. */
function planAt(ledger: Ledger, unit: UnitRecord, at: number): { readonly planned: number | null; readonly physical: number | null } {
  let best: Fact | null = null;
  for (const fact of unit.plans) {
    if (fact.type !== 'CapacityPlanPublished' || !speaksFor(ledger, fact, at) || isReplaced(ledger, unit, fact, at)) continue;
    if (best === null || fact.recordedAt >= best.recordedAt) best = fact;
  }
  return best === null ? NO_PLAN : { planned: best.numbers![4]!, physical: best.numbers![3]! };
}

/** True when a plan can no longer speak for any time at or after `from`, nor silence an earlier version of it. */
export function isPlanOver(ledger: Ledger, unit: UnitRecord, plan: Fact, from: number): boolean {
  const isSpent = plan.type === 'CapacityPlanWithdrawn' ? plan.at <= from : plan.numbers![1]! <= from && plan.at - ledger.latenessMs <= from;
  return isSpent || isReplaced(ledger, unit, plan, from);
}

/** Beds that stand in the unit: the plan's word, else the facility's. */
export function physicalBedsAt(ledger: Ledger, unit: UnitRecord, at: number): number {
  return planAt(ledger, unit, at).physical ?? unit.unit?.bedIds.length ?? 0;
}

/** Beds out of use: blocked or marked unstaffed, and empty. An occupied bed stays staffed whatever its marks say. */
export function unusableBeds(unit: UnitRecord, at: number): { readonly blocked: number; readonly unstaffed: number } {
  let blocked = 0;
  let unstaffed = 0;
  for (const bed of unit.markedBeds) {
    const isBlocked = facetAt(bed, 'serviceability', at)?.ref === 'blocked';
    const isUnstaffed = facetAt(bed, 'resourcing', at)?.ref === 'unstaffed';
    if (!(isBlocked || isUnstaffed) || isOccupiedAt(bed, at)) continue;
    if (isBlocked) blocked += 1;
    else unstaffed += 1;
  }
  return { blocked, unstaffed };
}

/**
 * Staffed beds: what staffing states for the time, else what the last report of counts says, else what the capacity plan opens (funded + escalation + active surge),
 * else the physical beds; never more than the physical beds that are usable. A blocked empty bed is not staffed
 * (interop 1.3, isStaffedBed): it lowers the ceiling, since a ward may leave unstaffed just the bed that is blocked.
 */
export function staffedBeds(ledger: Ledger, unit: UnitRecord, at: number): number {
  const physical = physicalBedsAt(ledger, unit, at);
  const out = unusableBeds(unit, at);
  const stated = statedBeds(ledger, unit, at) ?? reportAt(unit, at)?.staffed ?? planAt(ledger, unit, at).planned ?? physical;
  return Math.max(0, Math.min(stated, physical - out.blocked - out.unstaffed));
}

/** Staffed beds of a unit at an instant (ms), see `staffedBeds`. */
export function staffedBedsAt(ledger: Ledger, unitId: string, at: number): number {
  return staffedBeds(ledger, unitRecord(ledger, unitId), at);
}
