import type { ForecastNotes, ForecastRecord } from '@wardcast/application';
import { numbersOf } from '../database/array-text';

/** The columns of ForecastRow, in its order; `f` is the forecast table. */
export const FORECAST_COLUMNS = `f.forecast_id, f.facility_id, f.node_id, to_ms(f.issued_at), to_ms(f.data_as_of), f.trigger, f.model_version, f.ladder_step,
  f.targets::text, f.levels::text, f.quantiles::text, f.mean::text, f.chance_short::text, f.staffed::text, f.expected_out::text, f.expected_in::text, f.census_at_issue, f.notes`;

export type ForecastRow = readonly [
  forecastId: string, facilityId: string, nodeId: string, issuedAt: number, dataAsOf: number, trigger: ForecastRecord['trigger'], modelVersion: string, ladderStep: number,
  targets: string, levels: string, quantiles: string, mean: string, chanceShort: string, staffed: string, expectedOut: string, expectedIn: string, censusAtIssue: number, notes: ForecastNotes | null,
];

export function toForecastRecord(row: ForecastRow): ForecastRecord {
  const [forecastId, facilityId, nodeId, issuedAt, dataAsOf, trigger, modelVersion, ladderStep, targets, levels, quantiles, mean, chanceShort, staffed, expectedOut, expectedIn, censusAtIssue, notes] = row;
  return {
    forecastId,
    facilityId,
    nodeId,
    issuedAt,
    dataAsOf,
    trigger,
    modelVersion,
    ladderStep,
    targets: numbersOf(targets),
    levels: numbersOf(levels),
    quantiles: Int16Array.from(numbersOf(quantiles)),
    mean: Float32Array.from(numbersOf(mean)),
    chanceShort: Float32Array.from(numbersOf(chanceShort)),
    staffed: Int16Array.from(numbersOf(staffed)),
    expectedOut: Float32Array.from(numbersOf(expectedOut)),
    expectedIn: Float32Array.from(numbersOf(expectedIn)),
    censusAtIssue,
    ...(notes === null ? {} : { notes }),
  };
}
