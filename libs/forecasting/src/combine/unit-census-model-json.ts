import { isCalibrationMap, type CalibrationMap } from '../calibration/calibration-map';
import { directFromJson, directToJson, type DirectCensusJson } from '../direct/direct-census-json';
import { fromJson, toJson, type UnitFlowJson } from '../flow/unit-flow-json';
import type { DirectWeights } from './direct-weight';
import { NO_CALIBRATION, type UnitCensusModel } from './unit-census-model';

export interface UnitCensusModelJson {
  readonly flow: UnitFlowJson;
  readonly direct: DirectCensusJson | null;
  readonly weights: DirectWeights;
  readonly calibration: readonly CalibrationMap[];
}

export function censusModelToJson({ flow, direct, weights, calibration }: UnitCensusModel): UnitCensusModelJson {
  return { flow: toJson(flow), direct: direct === null ? null : directToJson(direct), weights, calibration };
}

/** Null when the flow model is not a stored one that can be read: the caller fits anew instead of guessing. */
export function censusModelFromJson(value: unknown): UnitCensusModel | null {
  const json = value as Partial<UnitCensusModelJson> | null;
  const flow = fromJson(json?.flow);
  const shares = json?.weights?.byBucket;
  if (flow === null || !Array.isArray(shares) || !shares.every((share) => share >= 0 && share <= 1)) return null;
  const maps = json?.calibration;
  const calibration = Array.isArray(maps) && maps.length === NO_CALIBRATION.length && maps.every(isCalibrationMap) ? maps : NO_CALIBRATION;
  return { flow, direct: directFromJson(json?.direct), weights: { byBucket: shares }, calibration };
}
