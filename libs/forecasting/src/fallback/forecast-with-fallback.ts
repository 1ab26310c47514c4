import { HOUR_MS } from '@wardcast/timeseries';
import type { CensusForecast } from '../census/census-forecast';
import { forecastCensus, type PresentNow } from '../census/forecast-census';
import type { UnitFlowModel } from '../flow/unit-flow';
import { checkForecast, type ForecastRefusal } from './check-forecast';
import { lastValueForecast } from './last-value-forecast';
import { profileForecast } from './profile-forecast';

/** 3 the flow model, 4 the hour-of-week profile, 5 the last value (forecasting design, section 14). */
export type LadderStep = 3 | 4 | 5;
export type StepDownReason = ForecastRefusal | 'no_model' | 'little_evidence' | 'stale_input' | 'little_history' | 'failed';

export interface ForecastWithFallbackInput {
  readonly nodeId: string;
  /** IANA zone. */
  readonly zone: string;
  /** Null = no fit yet, or it failed. */
  readonly model: UnitFlowModel | null;
  /** ms UTC. */
  readonly issuedAt: number;
  readonly present: readonly PresentNow[];
  /** Arrivals in the whole hours before the clock hour of `issuedAt`, oldest first. */
  readonly recentArrivals?: readonly number[];
  /** Census at the whole hours up to the last one at or before `issuedAt`, oldest first; empty = no history. */
  readonly recentCensus: readonly number[];
  /** Newest receipt time of any event of the feed (ms); absent = not judged. */
  readonly dataAsOf?: number;
  readonly horizonHours: number;
}
export interface ForecastWithFallback {
  readonly forecast: CensusForecast;
  readonly ladderStep: LadderStep;
  /** Why each higher step was left; empty on step 3. */
  readonly refusals: readonly { readonly step: LadderStep; readonly reason: StepDownReason }[];
}

/** Hourly input older than this no longer says who is in the unit. */
const STALE_AFTER_HOURS = 3;
/** Fewer departures than this cannot shape a hazard, even one that is shrunk to its kind. */
const MIN_DEPARTURES = 5;

/**
 * The best forecast whose contract holds: flow model, else profile, else last value, with the reason of every step down.
 * A step that throws RangeError counts as failed. Throws RangeError when even the last step has impossible input.
 */
export function forecastWithFallback(input: ForecastWithFallbackInput): ForecastWithFallback {
  const refusals: { step: LadderStep; reason: StepDownReason }[] = [];
  const present = input.present.filter((patient) => patient.enteredAt <= input.issuedAt);
  const base = { nodeId: input.nodeId, zone: input.zone, issuedAt: input.issuedAt, censusAtIssue: present.length, horizonHours: input.horizonHours };
  const steps: readonly { step: LadderStep; make: () => CensusForecast | StepDownReason }[] = [
    { step: 3, make: () => flowStep(input) },
    { step: 4, make: () => profileForecast({ ...base, recentCensus: input.recentCensus }) ?? 'little_history' },
  ];
  for (const { step, make } of steps) {
    const outcome = attempt(make);
    const reason = typeof outcome === 'string' ? outcome : checkForecast(outcome, input.recentCensus);
    if (reason === null && typeof outcome !== 'string') return { forecast: outcome, ladderStep: step, refusals };
    refusals.push({ step, reason: reason ?? 'failed' });
  }
  return { forecast: lastValueForecast(base), ladderStep: 5, refusals };
}

function flowStep(input: ForecastWithFallbackInput): CensusForecast | StepDownReason {
  const { model, dataAsOf } = input;
  if (model === null) return 'no_model';
  if (dataAsOf !== undefined && input.issuedAt - dataAsOf > STALE_AFTER_HOURS * HOUR_MS) return 'stale_input';
  if (model.evidence.departures < MIN_DEPARTURES && input.present.length > 0) return 'little_evidence';
  return { ...forecastCensus(model, input), nodeId: input.nodeId };
}

function attempt(make: () => CensusForecast | StepDownReason): CensusForecast | StepDownReason {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return 'failed';
    throw error;
  }
}
