import { HOUR_MS } from '@wardcast/timeseries';
import { censusAt, type CensusHistory } from '../baseline/census-history';
import { momentsOf } from '@wardcast/probability';
import { fitDirectCensus, predictDirectCensus } from '../direct/direct-census';
import { hourlyArrivals } from '../flow/arrival-profile';
import { flowWindow, knownStays, type FlowStay } from '../flow/flow-window';
import { correctionAt } from '../flow/hindcast-correction';
import { HINDCAST_LEADS_HOURS, hindcastInflow, hindcastMoments, hourlyLevels, type HindcastInput } from '../flow/hindcast-moments';
import type { PastListing } from '../flow/listing';
import { pastLists } from '../flow/past-lists';
import type { UnitFlowModel } from '../flow/unit-flow';
import { DIRECT_BUCKETS_HOURS, PRIOR_DIRECT_WEIGHTS, type DirectWeights } from './direct-weight';

/** What one unit's members are tried on. */
export interface TriedUnit {
  readonly flow: UnitFlowModel;
  readonly stays: readonly FlowStay[];
  readonly history: CensusHistory;
  /** Absent = lists are not known. */
  readonly listings?: readonly PastListing[];
  /** See HindcastInput. */
  readonly inflowAt?: HindcastInput['inflowAt'];
}

/** The last three weeks: the direct expert of the trial has not seen them, and they are recent enough to speak for now. */
const TRIAL_HOURS = 3 * 168;
/** A divisor of no day, so that all hours of the day are seen in turn. */
const EVERY_HOURS = 11;
/** Weight of the prior, in independent hindcasts of one unit. */
const PRIOR_HINDCASTS = 20;

/**
 * Weights of the direct expert beside the flow model for units of one kind: the share w that makes the square error of
 * (1 - w) flow + w direct least in a trial on the last three weeks, by horizon bucket, over the variance that the flow
 * model states, drawn towards the prior (Bates and Granger 1969, The Combination of Forecasts). Units without a trial
 * count for nothing; without any, the prior is the answer.
 */
export function fitDirectWeights(units: readonly TriedUnit[]): DirectWeights {
  const sums = DIRECT_BUCKETS_HOURS.map(() => ({ runs: 0, cross: 0, square: 0 }));
  for (const unit of units) {
    for (const { lead, flowError, directError, variance } of trialOf(unit)) {
      const bucket = sums[DIRECT_BUCKETS_HOURS.findIndex((last) => lead <= last)]!;
      const apart = flowError - directError;
      bucket.cross += (flowError * apart) / variance;
      bucket.square += apart ** 2 / variance;
      // Hindcasts that overlap in time are not independent of each other.
      bucket.runs += Math.min(1, EVERY_HOURS / lead);
    }
  }
  return {
    byBucket: sums.map(({ runs, cross, square }, i) => {
      const prior = PRIOR_DIRECT_WEIGHTS.byBucket[i]!;
      if (square === 0) return prior;
      const share = runs / (runs + PRIOR_HINDCASTS);
      return Math.min(1, Math.max(0, share * (cross / square) + (1 - share) * prior));
    }),
  };
}

interface Trial {
  readonly lead: number;
  /** Observed minus expected patients. */
  readonly flowError: number;
  readonly directError: number;
  /** Of the flow model, patients squared. */
  readonly variance: number;
}

function trialOf({ flow, stays, history, listings, inflowAt }: TriedUnit): readonly Trial[] {
  const window = flowWindow(flow.zone, flow.from, flow.to);
  const first = window.hours - TRIAL_HOURS;
  const direct = first <= 0 ? null : fitDirectCensus({ zone: flow.zone, history, to: window.from + first * HOUR_MS, leadsHours: HINDCAST_LEADS_HOURS });
  if (direct === null) return [];
  const known = knownStays(stays, window);
  const arrivals = hourlyArrivals(
    known.map((stay) => stay.enteredAt),
    window,
  );
  const input = { zone: flow.zone, stays: known, window, arrivals, lists: pastLists(listings, known, window) };
  const levels = hourlyLevels(flow, input);
  const trials: Trial[] = [];
  for (let hour = first; hour + 1 < window.hours; hour += EVERY_HOURS) {
    const origin = window.from + hour * HOUR_MS;
    const moments = hindcastMoments(flow, { ...input, hour, level: levels[hour]! });
    const moved = flow.correction.inflow != null && inflowAt && hindcastInflow(flow, { zone: flow.zone, window, hour, inflow: inflowAt(origin) });
    HINDCAST_LEADS_HOURS.forEach((lead, i) => {
      const observed = hour + lead >= window.hours ? NaN : censusAt(history, origin + lead * HOUR_MS, window.to);
      const law = predictDirectCensus(direct, { history, origin, leadHours: lead });
      if (Number.isNaN(observed) || law === null) return;
      const expected = moments[i]!.mean + correctionAt(flow.correction, lead, { mean: moments[i]!.mean, hourOfDay: window.hourOfWeek[hour + lead]! % 24, inflow: moved ? { expected: moved[lead - 1]!, issueHour: window.hourOfWeek[hour]! % 24 } : undefined }).shift;
      trials.push({ lead, flowError: observed - expected, directError: observed - momentsOf(law).mean, variance: Math.max(1, moments[i]!.variance) });
    });
  }
  return trials;
}
