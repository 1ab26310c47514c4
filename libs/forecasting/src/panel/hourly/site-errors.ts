import type { HourlySettings } from './hourly-settings';

/** One error counts at most so many typical sizes; the recent mean moves the size within these bounds. */
const MOST_SIZES = 8;
const RECENT_BOUNDS = { low: 0.4, high: 3 };
/** Errors up to so many hours ahead move the recent mean: later ones come too late to tell of today. */
const RECENT_HOURS = 8;
/** A count is at least so much of the level when the size of an error is judged. */
const LEAST_SHARE = 0.15;

/** Size law of an error: predicted count, never far below the level, to a power. */
export function sizeLaw(predicted: number, level: number, power: number): number {
  return Math.max(predicted, LEAST_SHARE * level, 1) ** power;
}

/** A site's own record of error sizes, relative to what is typical of a horizon. */
export class SiteErrors {
  private readonly sums: Float64Array;
  private readonly counts: Float64Array;
  private recent = 1;

  constructor(private readonly settings: HourlySettings) {
    this.sums = new Float64Array(settings.horizonsHours.length);
    this.counts = new Float64Array(settings.horizonsHours.length);
  }

  /** How much this site strays relative to a typical one, at a horizon (index). */
  factor(horizon: number): number {
    const { sizePriorErrors, sizeOtherHorizons, recentPower } = this.settings;
    let sum = sizePriorErrors;
    let count = sizePriorErrors;
    for (let j = 0; j < this.sums.length; j++) {
      const weight = j === horizon ? 1 : sizeOtherHorizons;
      sum += weight * this.sums[j]!;
      count += weight * this.counts[j]!;
    }
    const own = sum / count;
    return own * Math.max(RECENT_BOUNDS.low, Math.min(RECENT_BOUNDS.high, this.recent / own)) ** recentPower;
  }

  /** Adds an error's size in units of the typical one. */
  add(horizon: number, size: number): void {
    const { sizeKeep, recentRate, horizonsHours } = this.settings;
    const bounded = Math.min(MOST_SIZES, size);
    this.sums[horizon] = this.sums[horizon]! * sizeKeep + bounded;
    this.counts[horizon] = this.counts[horizon]! * sizeKeep + 1;
    if (horizonsHours[horizon]! <= RECENT_HOURS) this.recent += recentRate * (bounded - this.recent);
  }
}
