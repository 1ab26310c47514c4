import type { CountPmf } from '../laws/count-pmf';

/** Ranked probability score Sum_k (F(k) - 1{y <= k})^2: the CRPS of a count. Unit: counts. */
export function rankedProbabilityScore(law: CountPmf, observed: number): number {
  const end = law.offset + law.p.length;
  // Below the support F is 0, above it is 1: each count between the support and y adds one.
  let score = Math.max(0, law.offset - observed) + Math.max(0, observed - end);
  let cdf = 0;
  for (let i = 0; i < law.p.length; i++) {
    cdf = Math.min(1, cdf + law.p[i]!);
    score += (cdf - (observed <= law.offset + i ? 1 : 0)) ** 2;
  }
  return score;
}

/** Randomised probability integral transform F(y - 1) + v p(y), with v in [0, 1] from a counter-based number. */
export function randomisedPit(law: CountPmf, observed: number, v: number): number {
  let below = 0;
  const at = observed - law.offset;
  for (let i = 0; i < Math.min(at, law.p.length); i++) below += law.p[i]!;
  return Math.min(1, below + v * (law.p[at] ?? 0));
}

/** Brier score of a chance for a yes/no outcome. */
export function brierScore(chance: number, happened: boolean): number {
  return (chance - (happened ? 1 : 0)) ** 2;
}
