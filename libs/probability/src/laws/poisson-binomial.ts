import { normalCdf, normalDensity } from '../special/normal';
import { certain, type CountPmf } from './count-pmf';

/** Up to here the exact recursion is cheap enough (n^2/2 steps); above, total variation of the approximation is below 1e-3. */
export const EXACT_LIMIT = 200;
/** Spread below which the sum is a constant for every practical purpose. */
const NO_SPREAD = 1e-9;

/**
 * Law of a sum of independent yes/no events with chances p_i: exact up to 200 events, else a normal law with a skewness
 * (Edgeworth) term. Throws RangeError on a chance outside [0, 1].
 */
export function poissonBinomial(chances: ArrayLike<number>): CountPmf {
  refuseImpossible(chances);
  return chances.length <= EXACT_LIMIT ? exactPoissonBinomial(chances) : approximatePoissonBinomial(chances);
}

/** Throws RangeError on a chance outside [0, 1]. */
export function refuseImpossible(chances: ArrayLike<number>): void {
  for (let i = 0; i < chances.length; i++) {
    if (!(chances[i]! >= 0 && chances[i]! <= 1)) throw new RangeError(`a chance must be in [0, 1], got ${chances[i]}`);
  }
}

/** Dynamic programme f_k <- f_k (1-p) + f_{k-1} p with k descending; O(n^2), exact. */
export function exactPoissonBinomial(chances: ArrayLike<number>): CountPmf {
  const f = new Float64Array(chances.length + 1);
  fillPoissonBinomial(chances, f);
  return { offset: 0, p: f };
}

/** The same written to the start of an array of zeros. */
export function fillPoissonBinomial(chances: ArrayLike<number>, f: Float64Array): void {
  f[0] = 1;
  for (let i = 0; i < chances.length; i++) {
    const yes = chances[i]!;
    const no = 1 - yes;
    for (let k = i + 1; k >= 1; k--) f[k] = f[k]! * no + f[k - 1]! * yes;
    f[0]! *= no;
  }
}

/**
 * F(k) = Phi(z) + g (1 - z^2) phi(z) / 6 with z = (k + 1/2 - mu)/s and g the skewness, made monotone
 * (Volkova, 1996: refined normal approximation). Total variation below 1e-3 for n > 200 unless nearly all chances are 0 or 1.
 */
export function approximatePoissonBinomial(chances: ArrayLike<number>): CountPmf {
  const n = chances.length;
  let mean = 0;
  let variance = 0;
  let third = 0;
  for (let i = 0; i < n; i++) {
    const p = chances[i]!;
    mean += p;
    variance += p * (1 - p);
    third += p * (1 - p) * (1 - 2 * p);
  }
  const spread = Math.sqrt(variance);
  if (spread < NO_SPREAD) return certain(Math.round(mean));
  const skew = third / (variance * spread);
  const p = new Float64Array(n + 1);
  let below = 0;
  for (let k = 0; k <= n; k++) {
    const z = (k + 0.5 - mean) / spread;
    const cdf = k === n ? 1 : normalCdf(z) + (skew * (1 - z * z) * normalDensity(z)) / 6;
    const next = Math.min(1, Math.max(below, cdf));
    p[k] = next - below;
    below = next;
  }
  return { offset: 0, p };
}
