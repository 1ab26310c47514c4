import { momentsOf } from '@wardcast/probability';
import type { CensusForecast } from '../../census/census-forecast';
import type { Steps } from '../../census/run-steps';
import { checkForecast } from '../../fallback/check-forecast';
import type { ForecastWithFallback, LadderStep, StepDownReason } from '../../fallback/forecast-with-fallback';
import { lastValueForecast } from '../../fallback/last-value-forecast';
import { profileForecast } from '../../fallback/profile-forecast';
import { forecastTargets } from '../../flow/forecast-steps';
import type { CountPmf } from '@wardcast/probability';

/** A daily count may come two hours late; what is older no longer says how full the unit is. */
const SILENT_AFTER_MS = 26 * 3_600_000;

export interface ForecastCountedInput {
  /** ms UTC. */
  readonly issuedAt: number;
  readonly censusAtIssue: number;
  /** Time of the report that is the census (ms). */
  readonly reportedAt: number;
  /** IANA zone. */
  readonly zone: string;
  /** Census at every whole hour up to the last one at or before `issuedAt`, oldest first; NaN where it is not known. */
  readonly censusByHour: readonly number[];
  readonly horizonHours: number;
  /** Best first: laws at the targets, what they are in the ladder, or null where a forecaster cannot speak. */
  readonly speakers: readonly { readonly step: LadderStep; readonly laws: readonly CountPmf[] | null }[];
}

/**
 * The best forecast of a unit that sends only counts whose contract holds: the panel's, else the hour-of-week profile, else the last
 * count, with the reason of every step down. No patients are known, so that only the net change is said of arrivals and departures.
 */
export function* forecastCountedSteps(input: ForecastCountedInput): Steps<ForecastWithFallback> {
  const refusals: { step: LadderStep; reason: StepDownReason }[] = [];
  const { issuedAt, censusAtIssue, horizonHours, zone } = input;
  const base = { issuedAt, censusAtIssue, horizonHours };
  const recent = { census: input.censusByHour.filter((count) => !Number.isNaN(count)), arrivals: [] };
  const isSilent = issuedAt - input.reportedAt > SILENT_AFTER_MS;
  const steps = [
    ...input.speakers.map(({ step, laws }) => ({ step, make: () => (isSilent ? 'stale_input' : laws === null ? 'little_history' : fromLaws(base, laws)) as CensusForecast | StepDownReason })),
    { step: 4 as LadderStep, make: (): CensusForecast | StepDownReason => profileForecast({ ...base, zone, recentCensus: input.censusByHour }) ?? 'little_history' },
  ];
  for (const { step, make } of steps) {
    const made = make();
    yield;
    const reason = typeof made === 'string' ? made : checkForecast(made, recent);
    if (reason === null && typeof made !== 'string') return { forecast: made, ladderStep: step, refusals };
    refusals.push({ step, reason: reason ?? 'failed' });
  }
  return { forecast: lastValueForecast(base), ladderStep: 5, refusals };
}

function fromLaws({ issuedAt, censusAtIssue, horizonHours }: Pick<ForecastCountedInput, 'issuedAt' | 'censusAtIssue' | 'horizonHours'>, laws: readonly CountPmf[]): CensusForecast {
  const mean = Float32Array.from(laws, (law) => momentsOf(law).mean);
  return {
    issuedAt, censusAtIssue, laws, mean,
    targets: forecastTargets(issuedAt, horizonHours),
    expectedIn: mean.map((m) => Math.max(0, m - censusAtIssue)),
    expectedOut: mean.map((m) => Math.max(0, censusAtIssue - m)),
  };
}
