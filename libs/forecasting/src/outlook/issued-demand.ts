import { demandOf, type DemandLaw } from './demand';

/** One target of a forecast as it is stored. */
export interface IssuedHour {
  /** Ascending, inside (0, 1), at least two. */
  readonly levels: ArrayLike<number>;
  /** Smallest counts k with P(N <= k) >= level; one per level. */
  readonly quantiles: ArrayLike<number>;
  /** Mean of the law that was issued. */
  readonly mean: number;
}

/** Mass beyond which a tail is no longer written out. */
const TAIL = 1e-7;
/** Tail levels this many times rarer than the outermost one tell the slope of the tail: nearer ones are often the same count. */
const SLOPE_RATIO = 3;
/** Steepest tail, in counts: of a law that is almost certain. */
const LEAST_SCALE = 0.2;
/** The mean is met by bending the law; beyond this the record contradicts itself and is taken by its quantiles. */
const MOST_BENDING = 0.9;

/**
 * The census law behind a stored forecast: what is kept of it are quantiles and the mean, and expectations beyond a number of
 * beds need the law. Each quantile k of level l says F(k) >= l > F(k - 1); between those bounds the chance is spread evenly over the
 * counts, beyond the outermost levels it falls geometrically with the slope of the last levels, and F - c F (1 - F) with one c for
 * the whole law meets the stored mean. With the 23 stored levels, shortfalls are within a few hundredths of a patient of those
 * of the law that was issued (its spec holds them to that); a forecast stored with few levels gives a coarser law.
 * Throws RangeError on fewer than two levels or a mean that is not finite.
 */
export function issuedDemand(hour: IssuedHour): DemandLaw {
  const { levels, quantiles, mean } = hour;
  if (levels.length < 2 || quantiles.length !== levels.length || !Number.isFinite(mean)) throw new RangeError('a stored forecast has two or more levels, a quantile for each, and a mean');
  const lower = lowerTail(hour);
  const first = quantiles[0]! - lower.length;
  const cumulated = [...lower, ...between(hour), ...upperTail(hour)];
  const bent = bentTo(cumulated, mean - first);
  return demandOf({ offset: first, p: Float64Array.from(bent, (value, i) => value - (bent[i - 1] ?? 0)) });
}

/** F from the lowest quantile to just before the highest one. */
function between({ levels, quantiles }: IssuedHour): number[] {
  const cumulated: number[] = [];
  for (let i = 0; i < levels.length - 1; i++) {
    const gap = quantiles[i + 1]! - quantiles[i]!;
    for (let step = 0; step < gap; step++) cumulated.push(levels[i]! + ((levels[i + 1]! - levels[i]!) * (step + 0.5)) / gap);
  }
  return cumulated;
}

/** Counts over which a tail falls to 1/e. `rarest`: chance beyond the outermost level; the others lead inwards. */
function tailScale(chances: readonly number[], counts: readonly number[]): number {
  const at = Math.max(1, chances.findIndex((chance) => chance >= SLOPE_RATIO * chances[0]!));
  return Math.max(LEAST_SCALE, Math.abs(counts[at]! - counts[0]!) / Math.log(chances[at]! / chances[0]!));
}

/** Chances beyond the outermost quantile, count by count outwards: half of what its level leaves, then falling. */
function tail(chances: readonly number[], counts: readonly number[]): number[] {
  const ratio = Math.exp(-1 / tailScale(chances, counts));
  const out: number[] = [];
  for (let beyond = chances[0]! / 2; beyond > TAIL; beyond *= ratio) out.push(beyond);
  return out;
}

/** F at the counts below the lowest quantile, ascending; a count is never below zero. */
function lowerTail({ levels, quantiles }: IssuedHour): number[] {
  return tail(Array.from(levels), Array.from(quantiles)).slice(0, Math.max(0, quantiles[0]!)).reverse();
}

/** F from the highest quantile on, ending with 1. */
function upperTail({ levels, quantiles }: IssuedHour): number[] {
  const chances = Array.from(levels, (level) => 1 - level).reverse();
  return [...tail(chances, Array.from(quantiles).reverse()).map((beyond) => 1 - beyond), 1];
}

/** F bent until its mean, counted from the first count, is `mean`: the mean is the sum of 1 - F. */
function bentTo(cumulated: readonly number[], mean: number): readonly number[] {
  const now = cumulated.reduce((sum, value) => sum + 1 - value, 0);
  const room = cumulated.reduce((sum, value) => sum + value * (1 - value), 0);
  if (room === 0) return cumulated;
  const bending = Math.min(MOST_BENDING, Math.max(-MOST_BENDING, (mean - now) / room));
  return cumulated.map((value) => value - bending * value * (1 - value));
}
