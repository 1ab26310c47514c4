/** The curve covers these days from 25 December. */
export const CURVE_DAYS = { from: -6, to: 10 };
/** Days after Christmas whose mean a winter's curve is measured against, and how many of them must be reported. */
const CALM_DAYS = { from: 14, to: 34 };
const LEAST_CALM_DAYS = 15;
const MOST_DEVIATION = 0.4;

/** Days whose errors are not typical. */
export const nearChristmas = (offset: number): boolean => offset >= -5 && offset <= 8;

/** Mean relative deviation around Christmas over units and earlier years; 0 until a first Christmas has passed. */
export class ChristmasCurve {
  readonly sums = new Float64Array(CURVE_DAYS.to - CURVE_DAYS.from + 1);
  readonly counts = new Float64Array(CURVE_DAYS.to - CURVE_DAYS.from + 1);

  /** Relative lift of the day so many days from 25 December. */
  at(offset: number): number {
    const k = offset - CURVE_DAYS.from;
    return k >= 0 && k < this.sums.length && this.counts[k]! > 0 ? this.sums[k]! / this.counts[k]! : 0;
  }

  /**
   * Learns one unit's Christmas once its calm days have passed: `countAt(offset)` is its count (NaN = not reported),
   * `profileAt(offset)` its usual weekday deviation.
   */
  learn(countAt: (offset: number) => number, profileAt: (offset: number) => number): void {
    let sum = 0;
    let days = 0;
    for (let offset = CALM_DAYS.from; offset <= CALM_DAYS.to; offset++) {
      const count = countAt(offset);
      if (!(count > 0)) continue;
      sum += count;
      days++;
    }
    if (days < LEAST_CALM_DAYS) return;
    for (let k = 0; k < this.sums.length; k++) {
      const offset = k + CURVE_DAYS.from;
      const count = countAt(offset);
      if (!(count > 0)) continue;
      const deviation = (count * days) / sum - 1 - profileAt(offset);
      this.sums[k]! += Math.max(-MOST_DEVIATION, Math.min(MOST_DEVIATION, deviation));
      this.counts[k]!++;
    }
  }
}

/** The day, from 25 December, on which a Christmas can be learnt. */
export const LEARN_OFFSET = CALM_DAYS.to + 1;
