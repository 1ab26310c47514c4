import { normalCdf } from '../special/normal';

export interface DieboldMariano {
  /** Mean loss difference; below zero the first model is better. */
  readonly difference: number;
  readonly t: number;
  /** Two-sided, from the normal law. */
  readonly p: number;
}
/** Below this many differences the small-sample factor of Harvey, Leybourne and Newbold (1997) is applied. */
const SMALL_SAMPLE = 100;

/**
 * Diebold-Mariano test (1995) on a series of mean loss differences, one per day or week in order, with a Bartlett-kernel
 * variance up to `lag`. Needs at least two differences; fewer, or no variance at all, give t = 0 and p = 1.
 */
export function dieboldMariano(differences: readonly number[], lag: number): DieboldMariano {
  const n = differences.length;
  const mean = n === 0 ? 0 : differences.reduce((sum, x) => sum + x, 0) / n;
  const centred = differences.map((x) => x - mean);
  const usedLag = Math.min(lag, n - 1);
  let variance = 0;
  for (let k = 0; k <= usedLag; k++) {
    let covariance = 0;
    for (let i = k; i < n; i++) covariance += centred[i]! * centred[i - k]!;
    variance += ((k === 0 ? 1 : 2 * (1 - k / (usedLag + 1))) * covariance) / n;
  }
  if (n < 2 || !(variance > 0)) return { difference: mean, t: 0, p: 1 };
  const h = usedLag + 1;
  const factor = n < SMALL_SAMPLE ? Math.sqrt(Math.max(0, (n + 1 - 2 * h + (h * (h - 1)) / n) / n)) : 1;
  const t = (mean / Math.sqrt(variance / n)) * factor;
  return { difference: mean, t, p: 2 * (1 - normalCdf(Math.abs(t))) };
}
