import { sortedQuantile } from '../error-pool';

const HOURS_A_WEEK = 168;
const WEEKS = 8;
/** A current deviation is worth so much of itself one hour later. */
const FADE = 0.95;
/** Errors kept of each rule and horizon: half a year of four origins a day; and how many there must be. */
const KEPT_ERRORS = 730;
const LEAST_ERRORS = 51;

export const HOURLY_REFERENCES = ['last value', 'hour of week, 8 weeks', 'the same + fading deviation'] as const;

interface OpenReference {
  readonly origin: number;
  readonly points: readonly Float64Array[];
}

/**
 * Three cheap rules for one site, each with the quantiles of its own latest errors: the last value; the mean of the same
 * hour of the week over eight weeks; that mean plus .95^h of the current deviation from it. Origins are asked for in order.
 */
export class SiteReferences {
  private readonly errors: number[][][];
  private readonly sorted: (Float64Array | null)[][];
  private open: OpenReference[] = [];

  constructor(private readonly counts: Float64Array, private readonly horizonsHours: readonly number[]) {
    this.errors = HOURLY_REFERENCES.map(() => horizonsHours.map(() => []));
    this.sorted = HOURLY_REFERENCES.map(() => horizonsHours.map(() => null));
  }

  /** Quantiles by rule, then horizon, at an origin; null where a rule says nothing, or the origin was not reported. */
  at(origin: number, levels: readonly number[]): readonly (readonly (Float64Array | null)[])[] | null {
    this.learn(origin);
    if (origin % HOURS_A_WEEK === 0) this.sort();
    const now = this.counts[origin]!;
    if (Number.isNaN(now)) return null;
    const deviation = now - this.usual(origin, origin - 1);
    const usual = Float64Array.from(this.horizonsHours, (horizon) => this.usual(origin + horizon, origin));
    const points = [Float64Array.from(this.horizonsHours, () => now), usual, usual.map((value, j) => value + FADE ** this.horizonsHours[j]! * deviation)];
    this.open.push({ origin, points });
    return points.map((point, k) => Array.from(point, (value, j) => this.quantiles(this.sorted[k]![j]!, value, levels)));
  }

  private quantiles(errors: Float64Array | null, point: number, levels: readonly number[]): Float64Array | null {
    if (errors === null || Number.isNaN(point)) return null;
    return Float64Array.from(levels, (level) => Math.max(0, point + sortedQuantile(errors, level)));
  }

  /** Mean of the same hour of the week over the last eight weeks that were known at `known`; NaN where none was. */
  private usual(hour: number, known: number): number {
    let sum = 0;
    let weeks = 0;
    for (let k = 1; k <= WEEKS; k++) {
      const at = hour - HOURS_A_WEEK * k;
      const count = at <= known ? (this.counts[at] ?? NaN) : NaN;
      if (Number.isNaN(count)) continue;
      sum += count;
      weeks++;
    }
    return weeks === 0 ? NaN : sum / weeks;
  }

  /** Errors of what was said before and can be judged by now. */
  private learn(now: number): void {
    const matured = (from: number, to: number, horizon: number): boolean => from + horizon > this.judged && from + horizon <= to;
    for (const { origin, points } of this.open) {
      this.horizonsHours.forEach((horizon, j) => {
        const count = this.counts[origin + horizon] ?? NaN;
        if (!matured(origin, now, horizon) || Number.isNaN(count)) return;
        points.forEach((point, k) => !Number.isNaN(point[j]!) && this.errors[k]![j]!.push(count - point[j]!));
      });
    }
    this.judged = now;
    const longest = Math.max(...this.horizonsHours);
    this.open = this.open.filter(({ origin }) => origin + longest > now);
  }

  private judged = -1;

  private sort(): void {
    this.errors.forEach((byHorizon, k) => {
      byHorizon.forEach((errors, j) => {
        errors.splice(0, Math.max(0, errors.length - KEPT_ERRORS));
        this.sorted[k]![j] = errors.length < LEAST_ERRORS ? null : Float64Array.from(errors).sort();
      });
    });
  }
}
