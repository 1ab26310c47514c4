/**
 * Law of an integer count: P(N = offset + i) = p[i], zero elsewhere. The array is never shared between laws and never
 * written after it was made.
 */
export interface CountPmf {
  readonly offset: number;
  readonly p: Float64Array;
}

/** Rounding slack when a cumulated probability is compared with a level: sums of 1e3 terms err by less than this. */
const LEVEL_SLACK = 1e-12;

/** The law of a known count. */
export function certain(count: number): CountPmf {
  return { offset: count, p: Float64Array.of(1) };
}

/** Mean and variance of a law. Units: counts, counts squared. */
export function momentsOf(law: CountPmf): { readonly mean: number; readonly variance: number } {
  let mean = 0;
  for (let i = 0; i < law.p.length; i++) mean += law.p[i]! * i;
  let variance = 0;
  for (let i = 0; i < law.p.length; i++) variance += law.p[i]! * (i - mean) ** 2;
  return { mean: mean + law.offset, variance };
}

/** P(N > threshold). The threshold may be any number; the result is in [0, 1]. */
export function chanceAboveCount(law: CountPmf, threshold: number): number {
  let above = 0;
  const first = Math.max(0, Math.floor(threshold) - law.offset + 1);
  for (let i = law.p.length - 1; i >= first; i--) above += law.p[i]!;
  return Math.min(1, above);
}

/** Smallest k with P(N <= k) >= level. A level above the represented mass gives the largest represented count. */
export function quantileOf(law: CountPmf, level: number): number {
  return quantilesOf(law, [level])[0]!;
}

/** Quantiles at ascending levels in one pass: smallest k with P(N <= k) >= level. Ascending levels give ascending counts. */
export function quantilesOf(law: CountPmf, levels: readonly number[]): number[] {
  const last = law.p.length - 1;
  let i = 0;
  let below = law.p[0] ?? 1;
  return levels.map((level) => {
    while (below < level - LEVEL_SLACK && i < last) below += law.p[++i]!;
    return law.offset + i;
  });
}

/**
 * Cuts both tails as long as what is cut on each side sums to less than `tail`, then rescales to total one, so that
 * convolutions stay short. The support keeps at least one count.
 */
export function trimmed(law: CountPmf, tail: number): CountPmf {
  const { first, end } = withoutTails(law.p, { first: 0, end: law.p.length }, tail);
  const kept = law.p.slice(first, end);
  scaleToOne(kept, { first: 0, end: kept.length });
  return { offset: law.offset + first, p: kept };
}

/** A part of an array, half-open. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** The stretch without the tails that sum to less than `tail` on each side. */
export function withoutTails(p: Float64Array, of: Stretch, tail: number): Stretch {
  let { first } = of;
  let last = of.end - 1;
  for (let cut = p[first]!; cut < tail && first < last; cut += p[first]!) first++;
  for (let cut = p[last]!; cut < tail && last > first; cut += p[last]!) last--;
  return { first, end: last + 1 };
}

/** Rescales a stretch in place to total one; nothing stays nothing. */
export function scaleToOne(p: Float64Array, { first, end }: Stretch): void {
  let total = 0;
  for (let i = first; i < end; i++) total += p[i]!;
  if (total > 0) for (let i = first; i < end; i++) p[i] = p[i]! / total;
}
