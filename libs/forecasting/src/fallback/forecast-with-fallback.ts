import { HOUR_MS, WEEK_MS, hourFloor } from '@wardcast/timeseries';
import type { CensusForecast } from '../census/census-forecast';
import { forecastCensusSteps, type PresentNow } from '../census/forecast-census';
import { runSteps, type Steps } from '../census/run-steps';
import { calibrateCensus } from '../combine/calibrate-census';
import { combineCensusSteps } from '../combine/combine-census';
import { directWeightAt } from '../combine/direct-weight';
import type { UnitCensusModel } from '../combine/unit-census-model';
import type { Listing } from '../flow/listing';
import { checkForecast, type ForecastRefusal } from './check-forecast';
import { lastValueForecast } from './last-value-forecast';
import { profileForecast, type ProfileForecastInput } from './profile-forecast';

/** 2 flow model and direct expert together, 3 the flow model alone, 4 the hour-of-week profile, 5 the last value, 6 none (forecasting design, section 14). */
export type LadderStep = 2 | 3 | 4 | 5 | 6;
/** The best step that there is: what stands below it is told with its reason. */
export const CHAMPION_STEP: LadderStep = 2;
export type StepDownReason = ForecastRefusal | 'no_model' | 'little_evidence' | 'stale_input' | 'little_history' | 'failed';

export interface ForecastWithFallbackInput {
  /** ms UTC. */
  readonly issuedAt: number;
  readonly present: readonly PresentNow[];
  /** Patients on the unit's list and not in it; absent = the list is not known. */
  readonly listed?: readonly Listing[];
  /** Expected moves into the unit from others; absent = as usual. */
  readonly inflow?: Float64Array;
  /** Arrivals in the whole hours before the clock hour of `issuedAt`, oldest first. */
  readonly recentArrivals?: readonly number[];
  /** What the profile needs, and what a jump is measured against; absent = step 4 is not possible. */
  readonly history?: CensusPast;
  /** Newest receipt time of any event of the feed (ms); absent = not judged. */
  readonly dataAsOf?: number;
  readonly horizonHours: number;
  /** Usual stay in units of this kind, for the simple rules; absent = that of a ward. */
  readonly meanStayHours?: number;
}
export interface CensusPast {
  /** IANA zone of the hours of week. */
  readonly zone: string;
  /** Census at every whole hour up to the last one at or before `issuedAt`, oldest first; NaN where it is not known. */
  readonly censusByHour: readonly number[];
}
export interface ForecastWithFallback<Forecast extends CensusForecast | null = CensusForecast | null> {
  /** Null on step 6: not even the last value makes a forecast that may be issued. */
  readonly forecast: Forecast;
  readonly ladderStep: LadderStep;
  /** Why each higher step was left; empty on step 2. */
  readonly refusals: readonly StepDown[];
}
export interface StepDown {
  readonly step: LadderStep;
  readonly reason: StepDownReason;
}

/** Hourly input older than this no longer says who is in the unit. */
const STALE_AFTER_HOURS = 3;
/** Fewer departures than this cannot shape a hazard, even one that is shrunk to its kind. */
const MIN_DEPARTURES = 5;
/** In its first week a hospital has no kind to shrink to either: on invented hospitals of one to three days the last value was nearer than a flow of fewer departures. */
const MIN_YOUNG_DEPARTURES = 40;

/**
 * The best forecast whose contract holds: both members, else the flow model, else profile, else last value, with the reason of every step down.
 * A missing model means that there is no fit yet, or that it failed. A step that throws RangeError counts as failed. Throws RangeError where even the last step has impossible input.
 */
export function forecastWithFallback(model: UnitCensusModel | null | undefined, input: ForecastWithFallbackInput): ForecastWithFallback<CensusForecast> {
  const { forecast, ladderStep, refusals } = runSteps(forecastWithFallbackSteps(model, input));
  if (forecast === null) throw new RangeError(`no forecast can be made of this input: ${refusals.map(({ reason }) => reason).join(', ')}`);
  return { forecast, ladderStep, refusals };
}

/** The same in steps of a millisecond or so; a forecast that is refused on every step is null. */
export function* forecastWithFallbackSteps(model: UnitCensusModel | null | undefined, input: ForecastWithFallbackInput): Steps<ForecastWithFallback> {
  const refusals: StepDown[] = [];
  const present = input.present.filter((patient) => patient.enteredAt <= input.issuedAt);
  const base = { issuedAt: input.issuedAt, censusAtIssue: present.length, horizonHours: input.horizonHours, meanStayHours: input.meanStayHours };
  const recent = { census: (input.history?.censusByHour ?? []).filter((count) => !Number.isNaN(count)), arrivals: input.recentArrivals ?? [] };
  const flow = yield* attempt(flowStep(model, input));
  const calibrated = (forecast: CensusForecast | StepDownReason): CensusForecast | StepDownReason => (typeof forecast === 'string' ? forecast : calibrateCensus(forecast, model!.calibration));
  const steps: readonly { step: LadderStep; make: () => Steps<CensusForecast | StepDownReason> }[] = [
    {
      step: 2,
      *make() {
        return calibrated(typeof flow === 'string' ? flow : yield* membersStep(flow, model!, input));
      },
    },
    {
      step: 3,
      *make() {
        yield;
        return calibrated(flow);
      },
    },
    {
      step: 4,
      *make() {
        yield;
        return profileStep(base, input.history);
      },
    },
    {
      step: 5,
      *make() {
        yield;
        return lastValueForecast(base);
      },
    },
  ];
  for (const { step, make } of steps) {
    const outcome = yield* attempt(make());
    yield;
    const reason = typeof outcome === 'string' ? outcome : checkForecast(outcome, recent);
    if (reason === null && typeof outcome !== 'string') return { forecast: outcome, ladderStep: step, refusals };
    refusals.push({ step, reason: reason ?? 'failed' });
  }
  return { forecast: null, ladderStep: 6, refusals };
}

function* membersStep(flow: CensusForecast, model: UnitCensusModel, input: ForecastWithFallbackInput): Steps<CensusForecast | StepDownReason> {
  const { direct, weights } = model;
  if (direct === null || input.history === undefined) return 'little_history';
  const { censusByHour } = input.history;
  const history = { from: hourFloor(input.issuedAt) - (censusByHour.length - 1) * HOUR_MS, counts: censusByHour };
  return (yield* combineCensusSteps(flow, direct, { history, directWeight: (hoursAhead) => directWeightAt(weights, hoursAhead) })) ?? 'little_history';
}

function* flowStep(model: UnitCensusModel | null | undefined, input: ForecastWithFallbackInput): Steps<CensusForecast | StepDownReason> {
  const { dataAsOf } = input;
  if (model == null) return 'no_model';
  if (dataAsOf !== undefined && input.issuedAt - dataAsOf > STALE_AFTER_HOURS * HOUR_MS) return 'stale_input';
  const { from, to, evidence } = model.flow;
  const least = to - from < WEEK_MS - HOUR_MS ? MIN_YOUNG_DEPARTURES : MIN_DEPARTURES;
  if (evidence.departures < least && input.present.length > 0) return 'little_evidence';
  return yield* forecastCensusSteps(model.flow, input);
}

function profileStep(base: Omit<ProfileForecastInput, 'zone' | 'recentCensus'>, history: CensusPast | undefined): CensusForecast | StepDownReason {
  if (history === undefined) return 'little_history';
  return profileForecast({ ...base, zone: history.zone, recentCensus: history.censusByHour }) ?? 'little_history';
}

function* attempt(steps: Steps<CensusForecast | StepDownReason>): Steps<CensusForecast | StepDownReason> {
  try {
    return yield* steps;
  } catch (error) {
    if (error instanceof RangeError) return 'failed';
    throw error;
  }
}
