import { directFromJson, directToJson, type DirectCensusJson } from '../direct/direct-census-json';
import { fromJson, toJson, type UnitFlowJson } from '../flow/unit-flow-json';
import type { DirectWeights } from './direct-weight';
import type { UnitCensusModel } from './unit-census-model';

export interface UnitCensusModelJson {
  readonly flow: UnitFlowJson;
  readonly direct: DirectCensusJson | null;
  readonly weights: DirectWeights;
}

export function censusModelToJson({ flow, direct, weights }: UnitCensusModel): UnitCensusModelJson {
  return { flow: toJson(flow), direct: direct === null ? null : directToJson(direct), weights };
}

/** Null when the flow model is not a stored one that can be read: the caller fits anew instead of guessing. */
export function censusModelFromJson(value: unknown): UnitCensusModel | null {
  const json = value as Partial<UnitCensusModelJson> | null;
  const flow = fromJson(json?.flow);
  const shares = json?.weights?.byBucket;
  if (flow === null || !Array.isArray(shares) || !shares.every((share) => share >= 0 && share <= 1)) return null;
  return { flow, direct: directFromJson(json?.direct), weights: { byBucket: shares } };
}
