import { sortedQuantile } from './error-pool';

/** A count is absurd when it is this many times the median, and this far above it: ten times a ward's usual is a slip of the keys. */
const ABSURD_RATIO = 10;
const ABSURD_MARGIN = 50;

export interface CleanCounts {
  /** The counts with everything that cannot be true read as not reported (NaN). */
  readonly counts: Float64Array;
  /** How many were left out, by reason. */
  readonly negative: number;
  readonly absurd: number;
  readonly reported: number;
  /** True when every reported count is zero. */
  readonly onlyZeros: boolean;
}

/** Reads a series of counts as far as it can be believed: never a negative, infinite or absurd number. NaN stays not reported. */
export function cleanCounts(values: ArrayLike<number>): CleanCounts {
  const valid = Array.from(values).filter((value) => Number.isFinite(value) && value >= 0);
  const median = sortedQuantile(Float64Array.from(valid).sort(), 0.5);
  const limit = Math.max(ABSURD_RATIO * median, median + ABSURD_MARGIN);
  const counts = Float64Array.from(values, (value) => (Number.isFinite(value) && value >= 0 && value <= limit ? value : NaN));
  return {
    counts,
    negative: Array.from(values).filter((value) => value < 0).length,
    absurd: Array.from(values).filter((value) => value > limit).length,
    reported: counts.filter((count) => !Number.isNaN(count)).length,
    onlyZeros: counts.every((count) => !(count > 0)),
  };
}

/** A record of so many weeks needs no widening; a shorter one is widened by the root of what is missing. */
export const FULL_RECORD_WEEKS = 6;

/** How much wider a forecast from a short record must be: the error of its own means adds to that of the days ahead. Design value. */
export function shortRecordFactor(weeks: number): number {
  return weeks >= FULL_RECORD_WEEKS ? 1 : Math.sqrt(1 + (FULL_RECORD_WEEKS - weeks) / FULL_RECORD_WEEKS);
}
