import { sortedQuantile } from '../error-pool';

const WEEK = 7;

/**
 * The plain rule that a daily forecast must beat: the value of the same weekday before the origin, with the quantiles of
 * the series' own seven-day differences since `from`, taken with both signs. Null unless the value is reported and there
 * is one difference. Source: the baseline of the US forecast hubs, with a week in place of a day.
 */
export function weekAgoReference(counts: ArrayLike<number>, at: { readonly from: number; readonly origin: number; readonly horizon: number; readonly levels: readonly number[] }): Float64Array | null {
  const point = counts[at.origin + at.horizon - WEEK * Math.ceil(at.horizon / WEEK)]!;
  const differences = weekDifferences(counts, at);
  if (!(point >= 0) || differences.length === 0) return null;
  return Float64Array.from(at.levels, (level) => point + sortedQuantile(differences, level));
}

/** Seven-day differences and their mirror images, ascending; pairs with an unreported day are left out. */
export function weekDifferences(counts: ArrayLike<number>, at: { readonly from: number; readonly origin: number }): Float64Array {
  const both: number[] = [];
  for (let day = at.from + WEEK; day <= at.origin; day++) {
    const difference = counts[day]! - counts[day - WEEK]!;
    if (!Number.isNaN(difference)) both.push(difference, -difference);
  }
  return Float64Array.from(both).sort();
}
