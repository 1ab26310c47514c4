import { poisson, type CountPmf } from '@wardcast/probability';
import { hourOfWeekSeries, HOURS_PER_WEEK } from '@wardcast/timeseries';
import { ZONE, type HourPair } from './hourly-ed-pairs';
import type { HourlySeries } from './read-hourly-ed';

export const PROFILE_WEEKS = 52;
/** Where a slot saw nobody, a Poisson law with this mean still allows for somebody. */
const LEAST_MEAN = 0.05;

/**
 * The cheap reference: Poisson with the mean of the last `weeks` hours of the same local hour of the week that were over
 * at the origin. One week of it is the naive profile that a hospital has after its first week.
 */
export function profileReference(series: HourlySeries, weeks: number): (pair: HourPair) => CountPmf {
  const slots = hourOfWeekSeries(ZONE, series.from, series.counts.length + HOURS_PER_WEEK);
  const hoursOf = Array.from({ length: HOURS_PER_WEEK }, (): number[] => []);
  series.counts.forEach((count, hour) => {
    if (!Number.isNaN(count)) hoursOf[slots[hour]!]!.push(hour);
  });
  return ({ origin, target }) => {
    const hours = hoursOf[slots[target]!]!;
    const before = lowerBound(hours, origin);
    const used = hours.slice(Math.max(0, before - weeks), before);
    const mean = used.length === 0 ? LEAST_MEAN : used.reduce((sum, hour) => sum + series.counts[hour]!, 0) / used.length;
    return poisson(Math.max(LEAST_MEAN, mean));
  };
}

/** Number of entries below `limit` in an ascending list. */
function lowerBound(values: readonly number[], limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
