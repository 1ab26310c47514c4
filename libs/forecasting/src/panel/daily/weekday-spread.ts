const WEEK = 7;
/** Errors that the common size of a horizon is worth in the size of one weekday. */
const PRIOR_ERRORS = 200;
/** One error counts at most so many scales. */
const MOST_SCALES = 5;

/** Mean size of scaled errors by horizon and weekday of the origin: Fridays look over a weekend, Mondays do not. */
export class WeekdaySpread {
  readonly sums: Float64Array;
  readonly counts: Float64Array;

  constructor(horizonDays: number) {
    this.sums = new Float64Array((horizonDays + 1) * WEEK);
    this.counts = new Float64Array((horizonDays + 1) * WEEK);
  }

  /** Adds the error of a forecast over its scale before this factor. */
  add(horizon: number, weekday: number, scaled: number): void {
    this.sums[horizon * WEEK + weekday]! += Math.min(MOST_SCALES, Math.abs(scaled));
    this.counts[horizon * WEEK + weekday]!++;
  }

  /** Size of one weekday over that of all, shrunk to 1. */
  factor(horizon: number, weekday: number): number {
    const at = horizon * WEEK;
    let sum = 0;
    let count = 0;
    for (let d = 0; d < WEEK; d++) {
      sum += this.sums[at + d]!;
      count += this.counts[at + d]!;
    }
    if (!(sum > 0)) return 1;
    const mean = sum / count;
    return (this.sums[at + weekday]! + PRIOR_ERRORS * mean) / (this.counts[at + weekday]! + PRIOR_ERRORS) / mean;
  }
}
