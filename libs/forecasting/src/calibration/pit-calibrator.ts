import type { CountPmf } from '@wardcast/probability';

export interface PitCalibratorSettings {
  /** Scores after which an old one weighs 1/e. Hours of one origin share their luck, so this is counted in weeks of scores, not days. */
  readonly memory: number;
  /** Scores at which the map is half of the way from nothing to what was seen. */
  readonly shrink: number;
}
const BINS = 20;
/** Between these, issued forecasts of a 15-an-hour series lose least: a shorter memory chases noise, a longer one the past. */
export const PIT_CALIBRATION: PitCalibratorSettings = { memory: 60_000, shrink: 20_000 };
/** A bin that never held anything still has this share of the mass, so that the map can be inverted. */
const MIN_SHARE = 1e-6;

/**
 * Calibration: recalibrates a law by the randomised probability transforms u of forecasts as they were issued.
 *
 * Keeps a histogram of 20 bins with exponential forgetting; its cumulated shares H, drawn to the diagonal by
 * n / (n + shrink), give the corrected chance H(u) and, inverted, the level to read off the law:
 * quantile at tau = F^-1(H^-1(tau)). Monotone, so quantiles stay nested. Source: Kuleshov, Fenner and Ermon (2018) for
 * the map, forecasting design section 10. Do not trust it where forecasts of one kind are few: then it does nothing.
 */
export class PitCalibrator {
  private readonly weights = new Float64Array(BINS);
  private total = 0;
  private edges: Float64Array | null = null;

  constructor(private readonly settings: PitCalibratorSettings = PIT_CALIBRATION) {}

  /** Takes in the transform of one scored forecast, under the law before calibration. */
  add(u: number): void {
    if (!(u >= 0 && u <= 1)) throw new RangeError(`a probability transform must be in [0, 1], got ${u}`);
    const keep = 1 - 1 / this.settings.memory;
    for (let b = 0; b < BINS; b++) this.weights[b]! *= keep;
    this.weights[Math.min(BINS - 1, Math.floor(u * BINS))]! += 1;
    this.total = this.total * keep + 1;
    this.edges = null;
  }

  /** Level to read off the uncalibrated law so that the quantile is one of level `tau`. Ascending in tau, 0 and 1 stay. */
  levelFor(tau: number): number {
    const edges = this.cumulated();
    let bin = 0;
    while (bin < BINS - 1 && edges[bin + 1]! < tau) bin++;
    const width = edges[bin + 1]! - edges[bin]!;
    return Math.min(1, Math.max(0, (bin + (tau - edges[bin]!) / width) / BINS));
  }

  /** Chance under the calibrated law of an outcome with transform `u` under the uncalibrated one. */
  calibrated(u: number): number {
    const edges = this.cumulated();
    const bin = Math.min(BINS - 1, Math.floor(u * BINS));
    return edges[bin]! + (u * BINS - bin) * (edges[bin + 1]! - edges[bin]!);
  }

  /** The law with its chances moved by the map; the same counts stay possible. */
  applied(law: CountPmf): CountPmf {
    const p = new Float64Array(law.p.length);
    let cdf = 0;
    let below = 0;
    for (let i = 0; i < p.length; i++) {
      cdf += law.p[i]!;
      const here = i === p.length - 1 ? 1 : Math.max(below, this.calibrated(Math.min(1, cdf)));
      p[i] = here - below;
      below = here;
    }
    return { offset: law.offset, p };
  }

  private cumulated(): Float64Array {
    if (this.edges !== null) return this.edges;
    const trust = this.total / (this.total + this.settings.shrink);
    const shares = this.weights.map((weight) => Math.max(MIN_SHARE, (1 - trust) / BINS + (this.total > 0 ? (trust * weight) / this.total : 0)));
    const sum = shares.reduce((a, b) => a + b, 0);
    const edges = new Float64Array(BINS + 1);
    for (let b = 0; b < BINS; b++) edges[b + 1] = edges[b]! + shares[b]! / sum;
    edges[BINS] = 1;
    this.edges = edges;
    return edges;
  }
}
