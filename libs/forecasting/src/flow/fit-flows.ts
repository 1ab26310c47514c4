import type { FlowStay } from './flow-window';
import { fitFlowParent, fitUnitFlow, type FlowParent, type UnitFlowModel } from './unit-flow';

export interface FitFlowsInput {
  readonly zone: string;
  /** ms UTC, half-open. */
  readonly from: number;
  readonly to: number;
  /** Units with their kind: those of one kind share the shapes that a thin unit falls back on. */
  readonly units: readonly { readonly unitId: string; readonly kind: string }[];
  readonly stays: readonly (FlowStay & { readonly unitId: string })[];
}

/** Fits every unit of a hospital, each shrunk to the pooled units of its kind. Units without stays get their kind's shapes. */
export function fitFlows(input: FitFlowsInput): ReadonlyMap<string, UnitFlowModel> {
  const byUnit = new Map<string, FlowStay[]>(input.units.map((unit) => [unit.unitId, []]));
  for (const stay of input.stays) byUnit.get(stay.unitId)?.push(stay);
  const span = { zone: input.zone, from: input.from, to: input.to };
  const parents = new Map<string, FlowParent>();
  const models = new Map<string, UnitFlowModel>();
  for (const unit of input.units) {
    let parent = parents.get(unit.kind);
    if (parent === undefined) {
      const kin = input.units.filter((other) => other.kind === unit.kind).flatMap((other) => byUnit.get(other.unitId)!);
      parent = fitFlowParent({ ...span, stays: kin });
      parents.set(unit.kind, parent);
    }
    models.set(unit.unitId, fitUnitFlow({ ...span, unitId: unit.unitId, stays: byUnit.get(unit.unitId)!, shrinkTo: parent }));
  }
  return models;
}
