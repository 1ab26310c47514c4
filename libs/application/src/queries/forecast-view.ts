import { firstHourAtRisk, RISK_CHANCE } from '@wardcast/forecasting';
import type { ForecastRecord } from '../ports/forecast-store.port';
import type { ForecastView } from './board-view';

/** Nine of the stored levels: the ends of the 95, 90, 80 and 50 % ranges and the middle, which is all that a fan draws. */
export const SHOWN_LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const;
/** Stored levels may have passed through single precision; two levels are never nearer than .01. */
const LEVEL_TOLERANCE = 1e-4;
/** Single-precision numbers written in full ("0.10000000149") double the answer; these digits are more than a screen shows. */
export const CHANCE_DECIMALS = 4;
export const COUNT_DECIMALS = 2;

/** Numbers as they are shown. */
export function rounded(values: ArrayLike<number>, decimals: number): readonly number[] {
  const scale = 10 ** decimals;
  return Array.from(values, (value) => Math.round(value * scale) / scale);
}

/** As far as the board and a ward's page look: what a record holds beyond is for the week ahead. */
export const SHOWN_HOURS = 72;

/** The stored record by columns, up to SHOWN_HOURS targets: one quantile list per shown level (a level that was not stored is left out). `riskChance`: from where an hour is warned of. */
export function toForecastView(record: ForecastRecord, riskChance: number = RISK_CHANCE): ForecastView {
  const width = record.levels.length;
  const targets = record.targets.slice(0, SHOWN_HOURS);
  const near = (values: Float32Array): Float32Array => values.subarray(0, SHOWN_HOURS);
  const shown = SHOWN_LEVELS
    .map((level) => ({ level, column: record.levels.findIndex((stored) => Math.abs(stored - level) < LEVEL_TOLERANCE) }))
    .filter(({ column }) => column >= 0);
  const chanceShort = rounded(near(record.chanceShort), CHANCE_DECIMALS);
  return {
    forecastId: record.forecastId,
    issuedAt: record.issuedAt,
    dataAsOf: record.dataAsOf,
    modelVersion: record.modelVersion,
    ladderStep: record.ladderStep,
    stepDown: record.notes?.stepDown ?? null,
    widening: record.notes?.widening ?? null,
    censusAtIssue: record.censusAtIssue,
    targets,
    levels: shown.map(({ level }) => level),
    quantiles: shown.map(({ column }) => targets.map((_, row) => record.quantiles[row * width + column] ?? 0)),
    mean: rounded(near(record.mean), COUNT_DECIMALS),
    chanceShort,
    // Of the numbers that are shown, so that a reader who looks for the hour finds the same.
    firstAtRisk: firstHourAtRisk(targets, chanceShort, riskChance),
    staffed: Array.from(record.staffed.subarray(0, SHOWN_HOURS)),
    expectedOut: rounded(near(record.expectedOut), COUNT_DECIMALS),
    expectedIn: rounded(near(record.expectedIn), COUNT_DECIMALS),
  };
}
