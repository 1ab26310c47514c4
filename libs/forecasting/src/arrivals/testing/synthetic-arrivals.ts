import { uniformAt } from '@wardcast/probability';
import type { CalendarHour } from '../arrival-calendar';

/** Poisson counts with the given rate of each hour: an invented department whose truth is known. */
export function syntheticArrivals(seed: number, hours: readonly CalendarHour[], rate: (at: CalendarHour, index: number) => number): Float64Array {
  return Float64Array.from(hours, (at, i) => poissonDraw(rate(at, i), uniformAt(seed, i, 0)));
}

/** Inverse of the Poisson distribution function at u. */
function poissonDraw(mean: number, u: number): number {
  let chance = Math.exp(-mean);
  let cdf = chance;
  let count = 0;
  while (u > cdf && count < 10 * mean + 100) {
    count += 1;
    chance *= mean / count;
    cdf += chance;
  }
  return count;
}
