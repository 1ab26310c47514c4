import { momentsOf, negativeBinomial, poissonBinomial, sumOf, trimmed } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import type { CensusForecast } from '../census/census-forecast';
import { forecastSteps } from '../census/forecast-steps';

export interface LastValueForecastInput {
  readonly nodeId: string;
  readonly zone: string;
  /** ms UTC. */
  readonly issuedAt: number;
  readonly censusAtIssue: number;
  readonly horizonHours: number;
  /** Mean stay in units of this kind, where known. */
  readonly meanStayHours?: number;
}

/** Three days: the usual stay in a ward of a general hospital, used when nothing is known. */
const PRIOR_STAY_HOURS = 72;
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
  const steps = forecastSteps(input.zone, input.issuedAt, input.horizonHours);
  const moved = Float32Array.from(steps, (step) => n * (1 - Math.exp(-(step.target - input.issuedAt) / HOUR_MS / stayHours)));
  const laws = steps.map((step, j) => {
    const stay = Math.exp(-(step.target - input.issuedAt) / HOUR_MS / stayHours);
    return trimmed(sumOf(trimmed(poissonBinomial(new Float64Array(n).fill(stay)), TAIL), negativeBinomial(moved[j]!)), TAIL);
  });
  return {
    nodeId: input.nodeId,
    issuedAt: input.issuedAt,
    censusAtIssue: n,
    targets: steps.map((step) => step.target),
    laws,
    mean: Float32Array.from(laws, (law) => momentsOf(law).mean),
    expectedIn: moved,
    expectedOut: moved.slice(),
  };
}
