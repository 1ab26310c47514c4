import { uniformAt } from '../random/counter-random';

/** Resamples of the published protocol: the ends of a 95 % interval then rest on fifty draws each. */
const RESAMPLES = 2_000;
const SEED = 20_260_101;

/**
 * 95 % interval of a mean by resampling whole blocks (days), so that dependence within a block is kept. Deterministic:
 * the draws are counter-based. An empty list gives NaN ends.
 */
export function blockBootstrapInterval(blockMeans: readonly number[]): { readonly low95: number; readonly high95: number } {
  const n = blockMeans.length;
  if (n === 0) return { low95: NaN, high95: NaN };
  const means = new Float64Array(RESAMPLES);
  for (let r = 0; r < RESAMPLES; r++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += blockMeans[Math.floor(uniformAt(SEED, r, i) * n)]!;
    means[r] = sum / n;
  }
  means.sort();
  return { low95: means[Math.floor(0.025 * RESAMPLES)]!, high95: means[Math.ceil(0.975 * RESAMPLES) - 1]! };
}
