import { censusAt, daysEarlier, errorQuantiles, ERROR_DAYS, type BaselineQuestion, type CensusHistory } from './census-history';

/**
 * Baseline: the census stays what it is. Its spread, and the usual change from this hour of day to that one, come from
 * the same rule's errors at the same lead from the same local hour on the last eight weeks of days. Strong for the next
 * hours; never trust it across a weekend. Null when the history is too short.
 */
export function lastValue(history: CensusHistory, question: BaselineQuestion): number[] | null {
  const { zone, origin, target, levels } = question;
  const lead = target - origin;
  const errors: number[] = [];
  for (let day = 1; day <= 2 * ERROR_DAYS && errors.length < ERROR_DAYS; day++) {
    const start = daysEarlier(zone, origin, day);
    const error = censusAt(history, start + lead, origin) - censusAt(history, start, origin);
    if (!Number.isNaN(error)) errors.push(error);
  }
  return errorQuantiles(censusAt(history, origin, origin), errors, levels);
}
