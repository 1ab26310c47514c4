import { dieboldMariano, uniformAt } from '@wardcast/probability';
import type { MethodComparison } from './compare-methods';

export interface CompareOptions {
  /** Lags of the variance, in blocks; 7 for days, 4 for weeks. */
  readonly lag?: number;
}

/** A week of days: origins of neighbouring days share their weather. */
const LAG_DAYS = 7;
/** The ends of a 95 % interval then rest on fifty resamples each. */
const RESAMPLES = 2_000;
const SEED = 20_260_102;

/**
 * Compares two losses pair by pair (ours minus theirs; below zero ours is better). `blocks[i]` is the day or week of
 * pair i. The difference is the mean over pairs; the Diebold-Mariano test runs on the means of the blocks in order, with
 * a Newey-West variance and the small-sample factor of Harvey; the interval resamples whole blocks with their pairs.
 * Throws RangeError when the lists differ in length.
 */
export function compareLosses(ours: ArrayLike<number>, theirs: ArrayLike<number>, blocks: ArrayLike<number>, options: CompareOptions = {}): MethodComparison {
  const n = ours.length;
  if (theirs.length !== n || blocks.length !== n) throw new RangeError(`losses and blocks must be as many: ${n}, ${theirs.length}, ${blocks.length}`);
  const sums = new Map<number, { total: number; pairs: number }>();
  let total = 0;
  for (let i = 0; i < n; i++) {
    const difference = ours[i]! - theirs[i]!;
    const sum = sums.get(blocks[i]!) ?? { total: 0, pairs: 0 };
    sum.total += difference;
    sum.pairs += 1;
    sums.set(blocks[i]!, sum);
    total += difference;
  }
  const inOrder = [...sums.keys()].sort((a, b) => a - b).map((block) => sums.get(block)!);
  const { t, p } = dieboldMariano(inOrder.map((sum) => sum.total / sum.pairs), options.lag ?? LAG_DAYS);
  return { difference: n === 0 ? NaN : total / n, dmT: t, dmP: p, ...resampled(inOrder) };
}

/** 95 % interval of total over pairs, blocks drawn with replacement; deterministic, since the draws are counter-based. */
function resampled(blocks: readonly { readonly total: number; readonly pairs: number }[]): { readonly low95: number; readonly high95: number } {
  if (blocks.length === 0) return { low95: NaN, high95: NaN };
  const means = new Float64Array(RESAMPLES);
  for (let r = 0; r < RESAMPLES; r++) {
    let total = 0;
    let pairs = 0;
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[Math.floor(uniformAt(SEED, r, i) * blocks.length)]!;
      total += block.total;
      pairs += block.pairs;
    }
    means[r] = total / pairs;
  }
  means.sort();
  return { low95: means[Math.floor(0.025 * RESAMPLES)]!, high95: means[Math.ceil(0.975 * RESAMPLES) - 1]! };
}
