import { momentsOf, type CountPmf } from '@wardcast/probability';
import { HOUR_MS, hourFloor } from '@wardcast/timeseries';
import type { CensusHistory } from '../baseline/census-history';
import type { CensusForecast } from '../census/census-forecast';
import type { Steps } from '../census/run-steps';
import { predictDirectCensus, type DirectCensusModel } from '../direct/direct-census';
import { averageLaws } from './average-laws';

export interface CombineCensusInput {
  /** Hourly census up to the last whole hour at or before the issue. */
  readonly history: CensusHistory;
  /** Weight of the direct expert, in [0, 1], at a number of hours ahead. */
  readonly directWeight: (hoursAhead: number) => number;
}

/**
 * Ensemble of the flow model and the direct expert: their quantiles averaged at every level with the weight that each has
 * at the target's distance. Within the first hour the direct expert fades in, since it knows whole hours only and the flow
 * model knows who is there at the minute. Null when the direct expert cannot speak at any target. In steps, one a target.
 */
export function* combineCensusSteps(flow: CensusForecast, direct: DirectCensusModel, input: CombineCensusInput): Steps<CensusForecast | null> {
  const origin = hourFloor(flow.issuedAt);
  let spoken = 0;
  const laws: CountPmf[] = [];
  for (const [i, law] of flow.laws.entries()) {
    const target = flow.targets[i]!;
    const hoursAhead = (target - flow.issuedAt) / HOUR_MS;
    const weight = input.directWeight(hoursAhead) * Math.min(1, hoursAhead);
    const other = predictDirectCensus(direct, { history: input.history, origin, censusNow: flow.censusAtIssue, leadHours: (target - origin) / HOUR_MS });
    if (other !== null) spoken += 1;
    laws.push(other === null ? law : averageLaws([{ law, weight: 1 - weight }, { law: other, weight }]));
    yield;
  }
  if (spoken === 0) return null;
  const mean = Float32Array.from(laws, (law) => momentsOf(law).mean);
  return { ...flow, laws, mean, expectedOut: mean.map((x, i) => Math.max(0, flow.censusAtIssue + flow.expectedIn[i]! - x)) };
}
