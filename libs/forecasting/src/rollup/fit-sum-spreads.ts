import { inflowOf } from '../flow/expected-moves';
import { listingsByUnit } from '../flow/fit-flows';
import type { FlowStay } from '../flow/flow-window';
import type { PastListing } from '../flow/listing';
import { movesBefore } from '../flow/past-moves';
import type { UnitFlowModel } from '../flow/unit-flow';
import { fitSumSpread, type SumSpread } from './sum-spread';
import { unitHindcasts, type UnitHindcasts } from './unit-hindcasts';

/** A division or the hospital, with the units that add up to it. */
export interface UnitGroup {
  readonly nodeId: string;
  readonly unitIds: readonly string[];
}
export interface FitSumSpreadsInput {
  readonly groups: readonly UnitGroup[];
  readonly stays: readonly (FlowStay & { readonly unitId: string })[];
  /** As the models were fitted on; absent = nothing is known of lists. */
  readonly listings?: readonly PastListing[];
  /** Fitted on one window. */
  readonly flowOf: (unitId: string) => UnitFlowModel | undefined;
}

/** The common risk of every group; units without a model, and those that opened later than others of it, are left out of theirs. */
export function fitSumSpreads({ groups, stays, listings, flowOf }: FitSumSpreadsInput): Readonly<Record<string, SumSpread>> {
  const listed = listingsByUnit({ listings });
  const moves = movesBefore(stays, flowOf);
  const hindcasts = new Map<string, UnitHindcasts>();
  for (const unitId of new Set(groups.flatMap((group) => group.unitIds))) {
    const flow = flowOf(unitId);
    if (flow !== undefined) hindcasts.set(unitId, unitHindcasts(flow, stays.filter((stay) => stay.unitId === unitId), { listings: listed === null ? undefined : (listed.get(unitId) ?? []), ...(moves && { inflowAt: (instant: number) => inflowOf(moves(instant), unitId) }) }));
  }
  return Object.fromEntries(
    groups.map(({ nodeId, unitIds }) => {
      const known = unitIds.filter((unitId) => hindcasts.has(unitId));
      const first = Math.min(...known.map((unitId) => flowOf(unitId)!.from));
      return [nodeId, fitSumSpread(known.filter((unitId) => flowOf(unitId)!.from === first).map((unitId) => hindcasts.get(unitId)!))];
    }),
  );
}
