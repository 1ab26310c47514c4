import { differenceOf, momentsOf, poisson, quantileOf, sumOf, trimmed, type CountPmf } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import type { CensusForecast } from '../census/census-forecast';

/** As elsewhere before a convolution; far below the finest stored level. */
const TAIL = 1e-9;
/** Less than a twentieth of a patient's spread is not seen in any range. */
const LEAST_VARIANCE = 1e-3;
/** Just below one half, so that the median stays the smallest count that reaches it. */
const BELOW_HALF = 0.5 - 1e-9;

/**
 * The forecast as uncertain as one that was made `blindHours` earlier: each target gets the variance that the forecast itself
 * states so much further ahead (the largest up to there; at the end of the horizon its last). What is added are movements
 * that nobody has told of yet, as many in as out: a difference of two Poisson counts. The median stays, every range around it
 * holds the one before, and books stay balanced. With no blind hours, or where the variance no longer grows, nothing changes.
 * Assumes that movements go on as before while they are not told; do not trust it in the place of the step down for input
 * that is hours old. Throws RangeError when `blindHours` is negative or not finite.
 */
export function widenForecast(forecast: CensusForecast, blindHours: number): CensusForecast {
  if (!(blindHours >= 0 && Number.isFinite(blindHours))) throw new RangeError(`blind hours must be finite and not negative, got ${blindHours}`);
  if (blindHours === 0) return forecast;
  const variances = forecast.laws.map((law) => momentsOf(law).variance);
  const laws = forecast.laws.map((law, i) => widenedLaw(law, varianceAt(forecast, variances, forecast.targets[i]! + blindHours * HOUR_MS) - variances[i]!));
  const mean = Float32Array.from(laws, (law) => momentsOf(law).mean);
  return { ...forecast, laws, mean, expectedOut: mean.map((x, i) => Math.max(0, forecast.censusAtIssue + forecast.expectedIn[i]! - x)) };
}

/** The largest variance stated up to an instant (ms), linear between targets, from none at the issue. */
function varianceAt({ issuedAt, targets }: CensusForecast, variances: readonly number[], at: number): number {
  let [before, known, largest] = [issuedAt, 0, 0];
  for (const [i, target] of targets.entries()) {
    const variance = variances[i]!;
    if (target >= at) return Math.max(largest, known + ((variance - known) * (at - before)) / (target - before));
    [before, known, largest] = [target, variance, Math.max(largest, variance)];
  }
  return largest;
}

/** The law with so much variance of untold movements added, never narrower at any level, the median as it was. */
export function widenedLaw(law: CountPmf, addedVariance: number): CountPmf {
  if (!(addedVariance > LEAST_VARIANCE)) return law;
  const untold = poisson(addedVariance / 2);
  const wide = trimmed(sumOf(law, differenceOf(untold, untold)), TAIL);
  const median = quantileOf(law, 0.5);
  const first = Math.max(0, Math.min(law.offset, wide.offset));
  const last = Math.max(law.offset + law.p.length, wide.offset + wide.p.length) - 1;
  const [own, other] = [cumulated(law, first, last), cumulated(wide, first, last)];
  const p = new Float64Array(last - first + 1);
  let below = 0;
  for (let i = 0; i < p.length; i++) {
    const isLow = first + i < median;
    const next = isLow ? Math.max(own[i]!, Math.min(other[i]!, BELOW_HALF)) : Math.min(own[i]!, Math.max(other[i]!, 0.5));
    const here = i === p.length - 1 ? 1 : Math.max(below, next);
    p[i] = here - below;
    below = here;
  }
  return trimmed({ offset: first, p }, TAIL);
}

/** P(N <= k) for k from first to last; what lies below zero counts at zero. */
function cumulated({ offset, p }: CountPmf, first: number, last: number): Float64Array {
  const out = new Float64Array(last - first + 1);
  let sum = 0;
  let i = 0;
  for (let k = first; k <= last; k++) {
    for (; i < p.length && offset + i <= k; i++) sum += p[i]!;
    out[k - first] = Math.min(1, sum);
  }
  return out;
}
