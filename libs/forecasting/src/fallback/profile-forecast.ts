import { momentsOf, negativeBinomial } from '@wardcast/probability';
import type { CensusForecast } from '../census/census-forecast';
import { averageLaws } from '../combine/average-laws';
import { forecastTargets, hoursOfWeekBefore } from '../flow/forecast-steps';
import { PRIOR_STAY_HOURS, lastValueForecast } from './last-value-forecast';
import { HOUR_MS, hourOfWeek } from '@wardcast/timeseries';

export interface ProfileForecastInput {
  readonly zone: string;
  /** ms UTC. */
  readonly issuedAt: number;
  readonly censusAtIssue: number;
  /** Census at the whole hours up to and including the last one at or before `issuedAt`, oldest first; NaN where it is not known. */
  readonly recentCensus: readonly number[];
  readonly horizonHours: number;
  /** Mean stay in units of this kind, where known. */
  readonly meanStayHours?: number;
}

/** Least known history: as many hours as a week has. */
export const MIN_PROFILE_HOURS = 168;
const LEVEL_HOURS = 28 * 24;
/** Weight of the overall mean in each hour of the week, in weeks. */
const SHRINK_WEEKS = 1;
/** Least Pearson dispersion, so that the law is never tighter than a hair above Poisson (forecasting design, section 3.3). */
const MIN_DISPERSION = 1.03;

/**
 * Model: step 4 of the fallback ladder. Census = hour-of-week mean x level of the last 28 days, negative binomial with
 * the Pearson dispersion of the past. Assumes nothing about patients, so a bad feed of stays cannot mislead it. The profile
 * does not know the census of now, which says more while most of those who are there now still are: quantiles of the last
 * value (step 5) are averaged in with the weight exp(-h/L) of who is left after h hours. Unknown hours are left out. Null
 * with less than a week of known history.
 */
export function profileForecast(input: ProfileForecastInput): CensusForecast | null {
  const { recentCensus: counts, zone } = input;
  const known = counts.filter((count) => !Number.isNaN(count));
  if (known.length < MIN_PROFILE_HOURS || known.some((count) => !(count >= 0 && Number.isFinite(count)))) return null;
  const hours = hoursOfWeekBefore(zone, input.issuedAt + HOUR_MS, counts.length);
  const profile = weeklyProfile(counts, hours);
  const recent = counts.slice(-LEVEL_HOURS).filter((count) => !Number.isNaN(count));
  const level = mean(recent.length > 0 ? recent : known) / Math.max(mean(known), Number.EPSILON);
  const dispersion = pearson(counts, hours, profile);
  const targets = forecastTargets(input.issuedAt, input.horizonHours);
  const now = lastValueForecast(input);
  const laws = targets.map((target, i) => {
    const m = profile[hourOfWeek(zone, target)]! * level;
    const left = Math.exp(-(target - input.issuedAt) / HOUR_MS / (input.meanStayHours ?? PRIOR_STAY_HOURS));
    return averageLaws([{ law: now.laws[i]!, weight: left }, { law: negativeBinomial(m, m > 0 ? m / (dispersion - 1) : Infinity), weight: 1 - left }]);
  });
  const means = Float32Array.from(laws, (law) => momentsOf(law).mean);
  return {
    issuedAt: input.issuedAt,
    censusAtIssue: input.censusAtIssue,
    targets,
    laws,
    mean: means,
    // Without patients there is no flow: only the net change is known.
    expectedIn: means.map((m) => Math.max(0, m - input.censusAtIssue)),
    expectedOut: means.map((m) => Math.max(0, input.censusAtIssue - m)),
  };
}

function weeklyProfile(counts: readonly number[], hours: Uint8Array): Float64Array {
  const overall = mean(counts.filter((count) => !Number.isNaN(count)));
  const sum = new Float64Array(168).fill(SHRINK_WEEKS * overall);
  const weight = new Float64Array(168).fill(SHRINK_WEEKS);
  counts.forEach((count, i) => {
    if (Number.isNaN(count)) return;
    sum[hours[i]!]! += count;
    weight[hours[i]!]! += 1;
  });
  return sum.map((total, how) => total / weight[how]!);
}

function pearson(counts: readonly number[], hours: Uint8Array, profile: Float64Array): number {
  const ratios = Array.from(counts, (count, i) => (count - profile[hours[i]!]!) ** 2 / Math.max(profile[hours[i]!]!, 1e-6));
  const ratio = mean(ratios.filter((x) => !Number.isNaN(x)));
  return Math.max(MIN_DISPERSION, ratio);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
