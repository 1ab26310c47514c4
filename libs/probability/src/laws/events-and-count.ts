import { addProducts, sumOf } from './convolve';
import { scaleToOne, trimmed, withoutTails, type CountPmf } from './count-pmf';
import { countsReached, fillNegativeBinomial, negativeBinomial, NEGATIVE_BINOMIAL_TAIL } from './negative-binomial';
import { EXACT_LIMIT, fillPoissonBinomial, poissonBinomial, refuseImpossible } from './poisson-binomial';

const START_ROOM = 1_024;
/**
 * Where the steps between are worked out, again and again: a forecast makes a hundred thousand of these laws, and an array
 * for each step of each of them costs more than the steps do.
 */
const room = { events: new Float64Array(START_ROOM), counts: new Float64Array(START_ROOM), sums: new Float64Array(START_ROOM) };

/**
 * Law of the number of yes/no events that happen, with chances p_i, plus an independent negative binomial count (size
 * Infinity = Poisson): sum of `poissonBinomial` and `negativeBinomial`, with tails below `tail` cut before and after.
 * Throws RangeError as these do.
 */
export function eventsAndCount(chances: ArrayLike<number>, { mean, size }: { readonly mean: number; readonly size: number }, tail: number): CountPmf {
  if (mean === 0 || chances.length > EXACT_LIMIT) return trimmed(sumOf(trimmed(poissonBinomial(chances), tail), negativeBinomial(mean, size)), tail);
  refuseImpossible(chances);
  const events = { p: emptied('events', chances.length + 1), first: 0, end: chances.length + 1 };
  fillPoissonBinomial(chances, events.p);
  const someEvents = { p: events.p, ...withoutTails(events.p, events, tail) };
  scaleToOne(events.p, someEvents);
  const length = countsReached(mean, size);
  const counts = emptied('counts', length);
  fillNegativeBinomial(mean, size, { p: counts, length });
  const someCounts = { p: counts, ...withoutTails(counts, { first: 0, end: length }, NEGATIVE_BINOMIAL_TAIL) };
  scaleToOne(counts, someCounts);
  const end = someEvents.end - someEvents.first + someCounts.end - someCounts.first - 1;
  const sums = emptied('sums', end);
  addProducts(sums, someEvents, someCounts);
  const kept = withoutTails(sums, { first: 0, end }, tail);
  scaleToOne(sums, kept);
  return { offset: someEvents.first + someCounts.first + kept.first, p: sums.slice(kept.first, kept.end) };
}

/** One of the rooms with at least so many places, the first of them empty. */
function emptied(name: keyof typeof room, places: number): Float64Array {
  if (room[name].length < places) room[name] = new Float64Array(2 * places);
  return room[name].fill(0, 0, places);
}
