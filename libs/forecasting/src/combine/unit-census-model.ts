import { HOUR_MS, hourCeil } from '@wardcast/timeseries';
import type { CensusHistory } from '../baseline/census-history';
import { NO_CORRECTION_MAP, type CalibrationMap } from '../calibration/calibration-map';
import { ownPastFrom } from '../census/own-past';
import { fitDirectCensus, type DirectCensusModel } from '../direct/direct-census';
import { inflowOf } from '../flow/expected-moves';
import { fitFlows, listingsByUnit, type FitFlowsInput } from '../flow/fit-flows';
import { movesBefore, type PastMoves } from '../flow/past-moves';
import type { UnitFlowModel } from '../flow/unit-flow';
import { DIRECT_BUCKETS_HOURS, type DirectWeights } from './direct-weight';
import { fitDirectWeights, type TriedUnit } from './fit-direct-weights';

/** The members that speak for one unit's census, and their weights. */
export interface UnitCensusModel {
  readonly flow: UnitFlowModel;
  /** Null while too little of the unit's past is known. */
  readonly direct: DirectCensusModel | null;
  readonly weights: DirectWeights;
  /** What the scores of issued forecasts corrected, at each of DIRECT_BUCKETS_HOURS. */
  readonly calibration: readonly CalibrationMap[];
}

export interface FitCensusModelsInput extends FitFlowsInput {
  /** Hourly census of a unit as known; null = none. */
  readonly historyOf: (unitId: string) => CensusHistory | null;
  /** Leads of the direct expert in whole hours, ascending. */
  readonly leadsHours: readonly number[];
  /** Corrections of the units of a kind, by bucket; absent = none yet. */
  readonly calibrationOf?: (kind: string) => readonly CalibrationMap[];
}

/** No correction in any bucket. */
export const NO_CALIBRATION: readonly CalibrationMap[] = DIRECT_BUCKETS_HOURS.map(() => NO_CORRECTION_MAP);

/** Every whole hour of the week ahead. */
export const DIRECT_LEADS_HOURS: readonly number[] = Array.from({ length: 168 }, (_, i) => i + 1);

/** Fits the members of every unit on what was known before `to`; units of one kind share the members' weights. */
export function fitCensusModels(input: FitCensusModelsInput): ReadonlyMap<string, UnitCensusModel> {
  const flows = fitFlows(input);
  const moves = movesBefore(input.stays, (unitId) => flows.get(unitId));
  const weights = new Map<string, DirectWeights>();
  const models = new Map<string, UnitCensusModel>();
  for (const { unitId, kind } of input.units) {
    const history = ownHistory(input, flows.get(unitId)!);
    const direct = history === null ? null : fitDirectCensus({ zone: input.zone, history, to: input.to, leadsHours: input.leadsHours });
    if (!weights.has(kind)) weights.set(kind, fitDirectWeights(kindOf(input, kind, { flows, moves })));
    models.set(unitId, { flow: flows.get(unitId)!, direct, weights: weights.get(kind)!, calibration: input.calibrationOf?.(kind) ?? NO_CALIBRATION });
  }
  return models;
}

/** A unit's past since it opened and its hospital's feed began; null = nothing of it is known. */
function ownHistory({ historyOf, from }: FitCensusModelsInput, flow: UnitFlowModel): CensusHistory | null {
  const history = historyOf(flow.unitId);
  if (history === null) return null;
  // A fit that reaches back as far as was asked for says nothing of the time before.
  const told = flow.from > hourCeil(from) ? Math.max(0, (flow.from - history.from) / HOUR_MS) : 0;
  const cut = Math.max(told, ownPastFrom(history.counts));
  return cut === 0 ? history : { from: history.from + cut * HOUR_MS, counts: Array.from(history.counts).slice(cut) };
}

function kindOf(input: FitCensusModelsInput, kind: string, { flows, moves }: { readonly flows: ReadonlyMap<string, UnitFlowModel>; readonly moves: PastMoves | null }): readonly TriedUnit[] {
  const listed = listingsByUnit(input);
  return input.units
    .filter((unit) => unit.kind === kind)
    .flatMap(({ unitId }) => {
      const history = ownHistory(input, flows.get(unitId)!);
      return history === null ? [] : [{ flow: flows.get(unitId)!, stays: input.stays.filter((stay) => stay.unitId === unitId), history, listings: listed === null ? undefined : (listed.get(unitId) ?? []), ...(moves && { inflowAt: (instant: number) => inflowOf(moves(instant), unitId) }) }];
    });
}
