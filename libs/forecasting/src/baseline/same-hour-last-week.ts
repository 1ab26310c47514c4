import { censusAt, daysEarlier, errorQuantiles, ERROR_DAYS, type BaselineQuestion, type CensusHistory } from './census-history';

/**
 * Baseline: the census at the same local hour of the latest past week. Its spread is that of the same rule's errors
 * at the target's hour of day over the last eight weeks. Assumes that one week is like the next; never trust it in a
 * week with a holiday or after the one that had it. Null when the history is too short.
 */
export function sameHourLastWeek(history: CensusHistory, question: BaselineQuestion): number[] | null {
  const { zone, origin, target, levels } = question;
  let weeks = 1;
  while (daysEarlier(zone, target, 7 * weeks) > origin) weeks++;
  const rule = (instant: number): number => censusAt(history, daysEarlier(zone, instant, 7 * weeks), origin);
  const errors: number[] = [];
  for (let day = 1; day <= ERROR_DAYS + 7 * weeks && errors.length < ERROR_DAYS; day++) {
    const past = daysEarlier(zone, target, day);
    const error = censusAt(history, past, origin) - rule(past);
    if (!Number.isNaN(error)) errors.push(error);
  }
  return errorQuantiles(rule(target), errors, levels);
}
