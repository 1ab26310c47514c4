import { momentsOf, negativeBinomial, poissonBinomial, sumOf, trimmed } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import type { CensusForecast } from '../census/census-forecast';
import { forecastTargets } from '../flow/forecast-steps';

export interface LastValueForecastInput {
  /** ms UTC. */
  readonly issuedAt: number;
  readonly censusAtIssue: number;
  readonly horizonHours: number;
  /** Mean stay in units of this kind, where known. */
  readonly meanStayHours?: number;
}

/** Three days: the usual stay in a ward of a general hospital, used when nothing is known. */
export const PRIOR_STAY_HOURS = 72;
/** Departments through which patients pass within hours: a forecast that keeps them for days is far too sure of its count. */
const PASSING_STAY_HOURS: Readonly<Record<string, number>> = { ed: 4, assessment: 24 };

/** Usual stay in a unit of a kind (ward, icu, ed, ...), hours. */
export function usualStayHours(kind: string | undefined): number {
  return PASSING_STAY_HOURS[kind ?? ''] ?? PRIOR_STAY_HOURS;
}
const TAIL = 1e-9;
/** Above this the census is not a count of patients of one node. */
const MAX_CENSUS = 20_000;

/**
 * Model: step 5 of the fallback ladder. The census stays what it is on average: each patient leaves at the constant rate
 * 1/mean stay, and as many are expected to come, PB(n, exp(-h/L)) * Poisson(n (1 - exp(-h/L))). Needs no history; knows
 * no hour, no weekday and nothing of the unit. Throws RangeError on a census that is not a plausible whole number.
 */
export function lastValueForecast(input: LastValueForecastInput): CensusForecast {
  const { censusAtIssue: n } = input;
  if (!(Number.isInteger(n) && n >= 0 && n <= MAX_CENSUS)) throw new RangeError(`census must be 0 to ${MAX_CENSUS}, got ${n}`);
  const stayHours = input.meanStayHours ?? PRIOR_STAY_HOURS;
  if (!(stayHours > 0 && Number.isFinite(stayHours))) throw new RangeError(`mean stay must be positive, got ${stayHours}`);
  const targets = forecastTargets(input.issuedAt, input.horizonHours);
  const staying = targets.map((target) => Math.exp(-(target - input.issuedAt) / HOUR_MS / stayHours));
  const moved = Float32Array.from(staying, (stay) => n * (1 - stay));
  const laws = staying.map((stay, j) => trimmed(sumOf(trimmed(poissonBinomial(new Float64Array(n).fill(stay)), TAIL), negativeBinomial(moved[j]!)), TAIL));
  return {
    issuedAt: input.issuedAt,
    censusAtIssue: n,
    targets,
    laws,
    mean: Float32Array.from(laws, (law) => momentsOf(law).mean),
    expectedIn: moved,
    expectedOut: moved.slice(),
  };
}
