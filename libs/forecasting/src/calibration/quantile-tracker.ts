export interface QuantileTrackerSettings {
  /** Step of one score, in scales. */
  readonly rate: number;
  /** Largest correction, in scales. */
  readonly limit: number;
}
export const QUANTILE_TRACKING: QuantileTrackerSettings = { rate: 0.02, limit: 2 };

/**
 * Calibration: an additive correction of one published quantile that follows its misses.
 *
 * c <- c + rate . scale . (tau - 1{y <= q + c}), |c| <= limit . scale, so the share of outcomes at or below q + c tends
 * to tau whatever the forecasts do. Scale is the spread of the forecast, in its unit. Source: Gibbs and Candes (2021),
 * Angelopoulos, Candes and Tibshirani (2023). Do not use it beside a recalibration map that has enough scores: it
 * follows noise; it is for the first weeks and after a change.
 */
export class QuantileTracker {
  private inScales = 0;

  constructor(private readonly tau: number, private readonly settings: QuantileTrackerSettings = QUANTILE_TRACKING) {
    if (!(tau > 0 && tau < 1)) throw new RangeError(`a level must be between 0 and 1, got ${tau}`);
  }

  /** The corrected quantile, in the unit of `quantile` and `scale`. */
  corrected(quantile: number, scale: number): number {
    return quantile + this.inScales * scale;
  }

  /** Takes in an outcome for which `corrected(quantile, scale)` was issued. A value that is no number changes nothing. */
  score(observed: number, quantile: number, scale: number): void {
    if (!Number.isFinite(observed) || !Number.isFinite(quantile) || !(scale > 0)) return;
    const { rate, limit } = this.settings;
    const next = this.inScales + rate * (this.tau - (observed <= this.corrected(quantile, scale) ? 1 : 0));
    this.inScales = Math.max(-limit, Math.min(limit, next));
  }
}
