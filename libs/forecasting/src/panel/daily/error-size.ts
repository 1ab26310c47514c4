import type { DailyPanelSettings } from './daily-settings';

/** Typical relative error of a unit of the reference size, one to seven days ahead. */
const REFERENCE_ERROR = 0.04;
const REFERENCE_LEVEL = 700;
/** Relative errors fall with the unit's size a little slower than the root that independent patients would give. */
const LEVEL_POWER = 0.4;
/** Mean |error| over the size law in the data that the law was fitted to: where a new unit starts. */
const PRIOR_MEAN = 0.7;
/** One error counts at most so many sizes; the recent mean moves the size within these bounds. */
const MOST_SIZES = 5;
const RECENT_BOUNDS = { low: 0.3, high: 4 };

/** Size law: the relative error expected of a unit with mean count `level`, `horizon` days ahead. */
export function lawSize(level: number, horizon: number): number {
  return levelFactor(level) * REFERENCE_ERROR * (0.6 + 0.4 * Math.sqrt(horizon / 3.5));
}

/** How much further a unit strays, relative to one of the reference size. */
export function levelFactor(level: number): number {
  return (level / REFERENCE_LEVEL) ** -LEVEL_POWER;
}

/** A unit's own record of errors, in multiples of the size law. */
export class ErrorSize {
  private readonly sums: Float64Array;
  private readonly counts: Float64Array;
  private recent = PRIOR_MEAN;

  constructor(private readonly settings: DailyPanelSettings) {
    this.sums = new Float64Array(settings.horizonDays + 1);
    this.counts = new Float64Array(settings.horizonDays + 1);
  }

  /** Scale of the relative error at a level and horizon: size law x own mean error, shrunk to the prior, x the recent drift. */
  scale(level: number, horizon: number): number {
    const { sizePriorErrors, sizeOtherHorizons, recentPower } = this.settings;
    let sum = sizePriorErrors * PRIOR_MEAN;
    let count = sizePriorErrors;
    for (let h = 1; h < this.sums.length; h++) {
      const weight = h === horizon ? 1 : sizeOtherHorizons;
      sum += weight * this.sums[h]!;
      count += weight * this.counts[h]!;
    }
    const own = sum / count;
    const drift = Math.max(RECENT_BOUNDS.low, Math.min(RECENT_BOUNDS.high, this.recent / own));
    return lawSize(level, horizon) * own * drift ** recentPower;
  }

  /** Adds the relative error of a forecast that was issued at `level`. */
  add(error: number, level: number, horizon: number): void {
    const { sizeKeep, recentRate } = this.settings;
    const sizes = Math.min(MOST_SIZES, Math.abs(error) / lawSize(level, horizon));
    if (horizon === 1) this.recent += recentRate * (sizes - this.recent);
    this.sums[horizon] = this.sums[horizon]! * sizeKeep + sizes;
    this.counts[horizon] = this.counts[horizon]! * sizeKeep + 1;
  }

  /** After a long silence the record counts for less. */
  age(): void {
    for (let h = 1; h < this.sums.length; h++) {
      const keep = Math.min(1, this.settings.sizeKeptErrors / Math.max(1, this.counts[h]!));
      this.sums[h]! *= keep;
      this.counts[h]! *= keep;
    }
  }
}
