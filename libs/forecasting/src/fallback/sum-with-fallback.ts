import { runSteps, type Steps } from '../census/run-steps';
import type { CensusForecast } from '../census/census-forecast';
import { sumForecastsSteps } from '../census/sum-forecasts';
import { INDEPENDENT, type SumSpread } from '../rollup/sum-spread';
import { checkShape, type ShapeRefusal } from './check-forecast';

export type SumOfUnitsRefusal = ShapeRefusal | 'sum_of_units' | 'failed';
export interface SumWithFallback {
  /** Null when no sum of these units may be issued. */
  readonly forecast: CensusForecast | null;
  /** Why the sum with what the units have in common was left, then that of independent units. */
  readonly refusals: readonly SumOfUnitsRefusal[];
}

/** A stretched law that would reach below zero is cut there, which lifts its mean: a bed, or one in fifty, at the most. */
const MEAN_SLACK_BEDS = 1;
const MEAN_SLACK_SHARE = 0.02;
/** Single precision of some hundred terms. */
const FLOW_SLACK = 1e-3;

/**
 * A division or the hospital as the sum of its units' forecasts, if it agrees with them: with what the units have in
 * common, else as independent units, else none, with the reason of each step. Throws RangeError on an empty list or on
 * forecasts of different issue times or targets, as no fallback can mend those.
 */
export function sumWithFallback(parts: readonly CensusForecast[], spread?: SumSpread): SumWithFallback {
  return runSteps(sumWithFallbackSteps(parts, spread));
}

/** The same in steps, one a target. */
export function* sumWithFallbackSteps(parts: readonly CensusForecast[], spread: SumSpread = INDEPENDENT): Steps<SumWithFallback> {
  const refusals: SumOfUnitsRefusal[] = [];
  const isUsable = spread.byBucket.every((factor) => factor > 0 && Number.isFinite(factor));
  if (!isUsable) refusals.push('failed');
  const spreads = [...(isUsable && spread !== INDEPENDENT ? [spread] : []), INDEPENDENT];
  for (const each of spreads) {
    const forecast = yield* sumForecastsSteps(parts, each);
    const refusal = checkSumOfUnits(forecast, parts);
    if (refusal === null) return { forecast, refusals };
    refusals.push(refusal);
  }
  return { forecast: null, refusals };
}

/** The contract of a sum: it is a forecast, and its census, flows and mean are those of its units together. */
export function checkSumOfUnits(sum: CensusForecast, parts: readonly CensusForecast[]): ShapeRefusal | 'sum_of_units' | null {
  const shape = checkShape(sum);
  if (shape !== null) return shape;
  const added = (pick: (forecast: CensusForecast) => Float32Array, i: number): number => parts.reduce((total, part) => total + (pick(part)[i] ?? NaN), 0);
  const isNear = (value: number, expected: number, slack: number): boolean => Math.abs(value - expected) <= slack;
  const agrees = sum.targets.every((_, i) => {
    const [mean, comeIn, goOut] = [added((part) => part.mean, i), added((part) => part.expectedIn, i), added((part) => part.expectedOut, i)];
    return (
      isNear(sum.mean[i]!, mean, Math.max(MEAN_SLACK_BEDS, MEAN_SLACK_SHARE * mean)) &&
      isNear(sum.expectedIn[i]!, comeIn, FLOW_SLACK * (1 + comeIn)) &&
      isNear(sum.expectedOut[i]!, goOut, FLOW_SLACK * (1 + goOut))
    );
  });
  const census = parts.reduce((total, part) => total + part.censusAtIssue, 0);
  return agrees && census === sum.censusAtIssue ? null : 'sum_of_units';
}
