import { censusAt, daysEarlier, errorQuantiles, ERROR_DAYS, type BaselineQuestion, type CensusHistory } from './census-history';

/** Weeks averaged, and the fewest of them that count as a mean. */
const WEEKS = 6;
const MIN_WEEKS = 3;

/**
 * Baseline: the mean of the census at the same local hour and weekday over the last six weeks that are known. Its spread
 * is that of the same rule's past errors at the target's hour of day. Assumes a steady level; never trust it in a surge.
 * Null when fewer than three such weeks, or no errors, are known.
 */
export function sixWeekMean(history: CensusHistory, question: BaselineQuestion): number[] | null {
  const { zone, origin, target, levels } = question;
  let gap = 1;
  while (daysEarlier(zone, target, 7 * gap) > origin) gap++;
  const rule = (instant: number): number => {
    const values = Array.from({ length: WEEKS }, (_, k) => censusAt(history, daysEarlier(zone, instant, 7 * (gap + k)), origin));
    const known = values.filter((value) => !Number.isNaN(value));
    return known.length < MIN_WEEKS ? NaN : known.reduce((sum, x) => sum + x, 0) / known.length;
  };
  const errors: number[] = [];
  for (let day = 1; day <= ERROR_DAYS; day++) {
    const past = daysEarlier(zone, target, day);
    errors.push(censusAt(history, past, origin) - rule(past));
  }
  return errorQuantiles(rule(target), errors, levels);
}
