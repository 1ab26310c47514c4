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
  const cumulated = lowerTail(hour);
  const first = quantiles[0]! - cumulated.length;
  addMiddle(cumulated, hour);
  addUpperTail(cumulated, hour);
  return demandOf({ offset: first, p: massesOf(bentTo(cumulated, mean - first)) });
}

/** F at the counts below the lowest quantile, ascending; a count is never below zero. */
function lowerTail({ levels, quantiles }: IssuedHour): number[] {
  const rarest = levels[0]!;
  let at = 1;
  while (at < levels.length - 1 && levels[at]! < SLOPE_RATIO * rarest) at++;
  const ratio = tailRatio(quantiles[at]! - quantiles[0]!, levels[at]! / rarest);
  const tail: number[] = [];
  for (let beyond = rarest / 2; beyond > TAIL && tail.length < quantiles[0]!; beyond *= ratio) tail.push(beyond);
  return tail.reverse();
}

/** F from the lowest quantile to just before the highest one. */
function addMiddle(cumulated: number[], { levels, quantiles }: IssuedHour): void {
  for (let i = 0; i < levels.length - 1; i++) {
    const gap = quantiles[i + 1]! - quantiles[i]!;
    for (let step = 0; step < gap; step++) cumulated.push(levels[i]! + ((levels[i + 1]! - levels[i]!) * (step + 0.5)) / gap);
  }
}

/** F from the highest quantile on, ending with 1. */
function addUpperTail(cumulated: number[], { levels, quantiles }: IssuedHour): void {
  const last = levels.length - 1;
  const rarest = 1 - levels[last]!;
  let at = last - 1;
  while (at > 0 && 1 - levels[at]! < SLOPE_RATIO * rarest) at--;
  const ratio = tailRatio(quantiles[last]! - quantiles[at]!, (1 - levels[at]!) / rarest);
  for (let beyond = rarest / 2; beyond > TAIL; beyond *= ratio) cumulated.push(1 - beyond);
  cumulated.push(1);
}

/** Factor of a tail's chance from one count to the next, when it grows by `growth` over `counts` of them. */
function tailRatio(counts: number, growth: number): number {
  return Math.exp(-1 / Math.max(LEAST_SCALE, counts / Math.log(growth)));
}

/** F bent until its mean, counted from the first count, is `mean`: the mean is the sum of 1 - F. */
function bentTo(cumulated: readonly number[], mean: number): readonly number[] {
  let now = 0;
  let room = 0;
  for (const value of cumulated) {
    now += 1 - value;
    room += value * (1 - value);
  }
  if (room === 0) return cumulated;
  const bending = Math.min(MOST_BENDING, Math.max(-MOST_BENDING, (mean - now) / room));
  return cumulated.map((value) => value - bending * value * (1 - value));
}

function massesOf(cumulated: readonly number[]): Float64Array {
  const p = new Float64Array(cumulated.length);
  for (let i = 0; i < p.length; i++) p[i] = cumulated[i]! - (i > 0 ? cumulated[i - 1]! : 0);
  return p;
}
