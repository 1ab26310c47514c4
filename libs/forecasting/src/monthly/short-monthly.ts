import { fitEts, forecastEts } from '../smoothing/fit-ets';
import { fitOptimisedTheta, forecastTheta } from '../smoothing/optimised-theta';
import { classicalSeason } from './classical-season';

const MONTHS = 12;

/**
 * One short monthly series on its own, for planning: season by ratios to a moving average where it shows, then the mean of
 * dynamic optimised theta and of a level with a damped trend, re-seasonalised and never negative. Assumes a ratio season
 * and half the linear trend. Under 24 months there is no season; under 12 it is null. Where related series exist,
 * forecastMonthlyPanel is better: a season of five noisy years is mostly noise. Values must be finite; a gap throws RangeError.
 */
export function forecastShortMonthly(counts: ArrayLike<number>, horizonMonths: number): Float64Array | null {
  if (counts.length < MONTHS) return null;
  if (Array.from(counts).some((y) => !Number.isFinite(y))) throw new RangeError('a short monthly series must not have gaps');
  const season = classicalSeason(counts, MONTHS);
  const plain = Float64Array.from(counts, (y, t) => y / season[t % MONTHS]!);
  const theta = fitOptimisedTheta(plain);
  const damped = fitEts(plain, { law: 'additive', damped: true, seasonSteps: 1 });
  if (theta === null || damped === null) return null;
  const trend = forecastEts(damped, horizonMonths);
  return forecastTheta(theta, horizonMonths).map((x, h) => Math.max(0, ((x + trend[h]!) / 2) * season[(counts.length + h) % MONTHS]!));
}
