import type { Hospital, Unit } from '@wardcast/contract';
import { definiteBalance } from './bridge';
import { levelRank } from './level';
import type { TargetReading } from './node-reading';
import { byRisk, type NamedReading } from './risk-order';

/** More than three calls for action at once are a list nobody reads. */
const SHOWN_ACTIONS = 3;

/** A ward that calls for action, what certain moves alone would leave, and a like ward with room. */
export interface Action {
  readonly unit: Unit;
  readonly target: TargetReading;
  readonly definiteOnly: number;
  readonly relief: { readonly name: string; readonly target: TargetReading } | null;
}

function reliefFor(unit: Unit, hospital: Hospital, byId: ReadonlyMap<string, NamedReading>): Action['relief'] {
  const candidates = hospital.units
    .filter((other) => other.unitId !== unit.unitId && other.divisionId === unit.divisionId && other.kind === unit.kind)
    .flatMap((other) => {
      const target = byId.get(other.unitId)?.reading.target;
      return target && target.free.low > 0 ? [{ name: other.name, target }] : [];
    });
  return candidates.sort((a, b) => b.target.free.low - a.target.free.low)[0] ?? null;
}

/** The wards at Short or worse, worst first, at most three. Only facts are given: a person decides. */
export function actionsOf(hospital: Hospital, units: readonly NamedReading[]): readonly Action[] {
  const byId = new Map(units.map((named) => [named.reading.node.nodeId, named]));
  const known = new Map(hospital.units.map((unit) => [unit.unitId, unit]));
  return [...units].sort(byRisk).flatMap(({ reading }) => {
    const unit = known.get(reading.node.nodeId);
    const target = reading.target;
    if (!unit || !target || levelRank(target.level) < levelRank('short')) return [];
    return [{ unit, target, definiteOnly: definiteBalance(target.bridge), relief: reliefFor(unit, hospital, byId) }];
  }).slice(0, SHOWN_ACTIONS);
}
