import { HOUR_MS, zoneOffset } from '@wardcast/timeseries';

/** Hourly census of one node as known at some moment: `counts[i]` at the instant `from + i` hours. NaN = not known. */
export interface CensusHistory {
  /** ms UTC, on the hour. */
  readonly from: number;
  readonly counts: ArrayLike<number>;
}
/** What a simple rule is asked: quantiles at `levels` for `target`, from values at or before `origin`. */
export interface BaselineQuestion {
  readonly zone: string;
  /** ms UTC, on the hour. */
  readonly origin: number;
  readonly target: number;
  /** Ascending. */
  readonly levels: readonly number[];
}

/** Census at an instant, NaN where unknown or after the origin. */
export function censusAt(history: CensusHistory, instant: number, origin: number): number {
  const index = Math.round((instant - history.from) / HOUR_MS);
  return instant <= origin ? (history.counts[index] ?? NaN) : NaN;
}

/** The instant with the same local wall time some days earlier (daylight saving moves it by an hour of UTC). */
export function daysEarlier(zone: string, instant: number, days: number): number {
  const shifted = instant - days * 24 * HOUR_MS;
  return shifted + zoneOffset(zone, instant) - zoneOffset(zone, shifted);
}

/** Eight weeks of days: the errors that a simple rule's quantiles are read from. */
export const ERROR_DAYS = 56;

/**
 * Quantiles of a point rule: the point plus the empirical quantile of its own past errors, the smallest error with rank
 * at least level x (n + 1); rounded to counts and never negative. Null without a point or without errors.
 */
export function errorQuantiles(point: number, errors: readonly number[], levels: readonly number[]): number[] | null {
  const known = errors.filter((error) => !Number.isNaN(error)).sort((a, b) => a - b);
  if (Number.isNaN(point) || known.length === 0) return null;
  return levels.map((level) => {
    const rank = Math.min(known.length, Math.max(1, Math.ceil(level * (known.length + 1))));
    return Math.max(0, Math.round(point + known[rank - 1]!));
  });
}
