import type { Fact } from './fact';
import type { Ledger, UnitRecord } from './ledger-state';
import type { Conflict } from './ledger.types';
import { noteMovement } from './unit-counts';

/** What a snapshot says of a unit's counts; facts by their number in it. */
export type CountEntry = readonly [unitId: string, movedAt: number | null, differedBefore: boolean, facts: readonly number[], conflicts: readonly Conflict[]];

/** Before any instant that a fact can have. */
const EVER = -8.64e15;

export function countEntries(ledger: Ledger, index: ReadonlyMap<Fact, number>): readonly CountEntry[] {
  return [...ledger.units.values()].map((unit) => [unit.unitId, unit.movedAt, unit.differedBefore, unit.counts.map((fact) => index.get(fact)!), unit.countConflicts]);
}

/** Snapshots of before units could send counts have no entries: who was ever in a unit then came by a movement. */
export function restoreCounts(ledger: Ledger, facts: readonly Fact[], entries: readonly CountEntry[] | undefined): void {
  if (entries === undefined) {
    for (const fact of ledger.facts.values()) noteMovement(ledger.units, fact);
    for (const unit of ledger.units.values()) if (hasMoved(unit)) unit.movedAt = EVER;
    return;
  }
  for (const [unitId, movedAt, differedBefore, indices, conflicts] of entries) {
    const unit = ledger.units.get(unitId);
    if (unit === undefined) continue;
    Object.assign(unit, { movedAt, differedBefore, countConflicts: conflicts });
    unit.counts.push(...indices.map((index) => facts[index]!));
  }
}

function hasMoved(unit: UnitRecord): boolean {
  return unit.baseCensus !== 0 || [...unit.cells.values()].some((cell) => cell.arrivals !== 0 || cell.departures !== 0);
}
