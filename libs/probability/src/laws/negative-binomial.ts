import { logGamma } from '../special/log-gamma';
import { certain, trimmed, type CountPmf } from './count-pmf';

/** Largest part of either tail that is left out. */
export const NEGATIVE_BINOMIAL_TAIL = 1e-10;
/** Longest pmf that is built: a mean this large belongs to no hospital unit, so the caller has a broken rate. */
const MAX_COUNT = 100_000;

/**
 * Negative binomial law with mean m and size r: variance m + m^2/r; r = Infinity is Poisson. Built by recursion from
 * the mode, p(k+1)/p(k) = (k+r)/(k+1) * m/(r+m), so that neither end underflows. Throws RangeError on a mean that is
 * not finite or absurdly large, or a size that is not positive.
 */
export function negativeBinomial(mean: number, size: number = Infinity): CountPmf {
  const length = countsReached(mean, size);
  if (mean === 0) return certain(0);
  const p = new Float64Array(length);
  fillNegativeBinomial(mean, size, { p, length });
  return trimmed({ offset: 0, p }, NEGATIVE_BINOMIAL_TAIL);
}

/** How many counts from 0 on the law is built of. Throws RangeError as `negativeBinomial`. */
export function countsReached(mean: number, size: number): number {
  if (!(mean >= 0 && mean < MAX_COUNT)) throw new RangeError(`mean of a count law must be in [0, ${MAX_COUNT}), got ${mean}`);
  if (!(size > 0)) throw new RangeError(`size of a negative binomial must be positive, got ${size}`);
  const poisson = !Number.isFinite(size);
  const spread = Math.sqrt(poisson ? mean : mean + (mean * mean) / size);
  // The geometric end of the tail decays like (m/(r+m))^k, which the term 1 + m/r covers.
  const reach = Math.ceil(mean + 9 * spread + 24 * (poisson ? 1 : 1 + mean / size));
  return Math.min(reach, MAX_COUNT) + 1;
}

/** The law of a positive mean, uncut, written to the first `length` places. */
export function fillNegativeBinomial(mean: number, size: number, { p, length }: { readonly p: Float64Array; readonly length: number }): void {
  const poisson = !Number.isFinite(size);
  const mode = Math.min(length - 1, Math.floor(mean));
  const ratio = poisson ? mean : mean / (size + mean);
  p[mode] = Math.exp(logProbability(mode, mean, size));
  for (let k = mode; k + 1 < length; k++) p[k + 1] = (p[k]! * ratio * (poisson ? 1 : k + size)) / (k + 1);
  for (let k = mode; k > 0; k--) p[k - 1] = (p[k]! * k) / (ratio * (poisson ? 1 : k - 1 + size));
}

/** Poisson law with the given mean. */
export function poisson(mean: number): CountPmf {
  return negativeBinomial(mean, Infinity);
}

/** ln P(N = k) of a negative binomial (Poisson for size Infinity) with a positive mean. */
export function logProbability(k: number, mean: number, size: number): number {
  if (!Number.isFinite(size)) return k * Math.log(mean) - mean - logGamma(k + 1);
  return logGamma(k + size) - logGamma(size) - logGamma(k + 1) - size * Math.log1p(mean / size) + k * Math.log(mean / (size + mean));
}
