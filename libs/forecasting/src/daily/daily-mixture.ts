import { conformalErrors, conformalQuantile, type IssuedError } from '../conformal/split-conformal';
import { combinationRegrets, publishedWeights, startBernstein, stepBernstein, type BernsteinSettings, type BernsteinState } from '../ensemble/bernstein';
import { DAILY_MEMBERS, type DailyMembers } from './daily-panel';

/** Ends of the horizon buckets, in days ahead. */
export const DAILY_BUCKET_ENDS = [7, 28, 84] as const;
/** Errors of targets in the last year count for the intervals. */
const WINDOW_DAYS = 365;
/** Buckets whose weights are learnt. Beyond four weeks a year holds a handful of independent errors: the prior stays. */
const LEARNING_BUCKETS = 2;
const SMALLEST_MEAN = 0.5;
const MEDIAN = [0.5] as const;
/** Nearly nothing is forgotten: the members' merits change over seasons. */
const FORGETTING = 0.0005;
const PRIOR = DAILY_MEMBERS.map(() => 1 / DAILY_MEMBERS.length);
const SETTINGS: BernsteinSettings = { prior: PRIOR, forgetting: FORGETTING };

export interface DailyIssue {
  /** Index of the first day not known. */
  readonly origin: number;
  /** By series: members, mean of the mixture, and, once there are errors to learn from, one quantile per level and day. */
  readonly series: readonly DailySeriesIssue[];
}
export interface DailySeriesIssue {
  readonly members: DailyMembers;
  readonly means: Float64Array;
  readonly quantiles: readonly Float64Array[] | null;
}
interface Pending {
  readonly series: number;
  readonly target: number;
  readonly bucket: number;
  readonly mean: number;
  readonly members: readonly number[];
  readonly weights: Float64Array;
}

/**
 * Combination and intervals of a daily panel, from forecasts as they were issued: Bernstein weights per horizon bucket,
 * shared by the series, learnt from targets that have come; and split conformal on (observed - forecast)/sqrt(forecast) of
 * the last year of the same series, per bucket. Issues must come in the order of their origins; each reads only counts
 * before its origin. Do not trust weights or intervals in the first months.
 */
export class DailyMixture {
  private states: readonly BernsteinState[] = DAILY_BUCKET_ENDS.map(() => startBernstein(SETTINGS));
  private pending: Pending[] = [];
  private errors: IssuedError[][];

  constructor(private readonly series: readonly ArrayLike<number>[]) {
    this.errors = series.map(() => []);
  }

  /** Weights in force by bucket, in the order of DAILY_MEMBERS. */
  weights(): readonly Float64Array[] {
    return this.states.map((state) => publishedWeights(state, SETTINGS));
  }

  /** Learns what has come before `origin` and mixes the members of every series. */
  issue(origin: number, members: readonly DailyMembers[], levels: readonly number[]): DailyIssue {
    this.learn(origin);
    const weights = this.weights();
    const issued = members.map((of, i) => {
      const means = of[DAILY_MEMBERS[0]].map((_, h) => {
        const bucket = dailyBucketOf(h + 1);
        const each = DAILY_MEMBERS.map((name) => of[name][h]!);
        const mean = each.reduce((sum, x, k) => sum + weights[bucket]![k]! * x, 0);
        this.pending.push({ series: i, target: origin + h, bucket, mean, members: each, weights: weights[bucket]! });
        return mean;
      });
      return { members: of, means, quantiles: this.quantiles(i, { origin, means, levels }) };
    });
    return { origin, series: issued };
  }

  private learn(origin: number): void {
    const due = this.pending.filter(({ target }) => target < origin);
    this.pending = this.pending.filter(({ target }) => target >= origin);
    const regrets = DAILY_BUCKET_ENDS.map(() => new Float64Array(DAILY_MEMBERS.length));
    const known = DAILY_BUCKET_ENDS.map(() => false);
    for (const one of due) {
      const observed = this.series[one.series]![one.target]!;
      if (!Number.isFinite(observed)) continue;
      const scale = Math.sqrt(Math.max(SMALLEST_MEAN, one.mean));
      this.errors[one.series]!.push({ target: one.target, bucket: one.bucket, score: (observed - one.mean) / scale });
      const r = combinationRegrets({ levels: MEDIAN, members: one.members.map((mean) => [mean]), weights: one.weights }, observed, scale);
      r.forEach((x, k) => (regrets[one.bucket]![k]! += x));
      known[one.bucket] = true;
    }
    // Targets of one stretch share their shocks, so they are one score together.
    this.states = this.states.map((state, b) => (known[b]! && b < LEARNING_BUCKETS ? stepBernstein(state, regrets[b]!, SETTINGS) : state));
  }

  private quantiles(series: number, at: { readonly origin: number; readonly means: Float64Array; readonly levels: readonly number[] }): readonly Float64Array[] | null {
    this.errors[series] = this.errors[series]!.filter(({ target }) => target >= at.origin - WINDOW_DAYS);
    const sorted = conformalErrors(this.errors[series]!, at.origin, { windowSteps: WINDOW_DAYS, buckets: DAILY_BUCKET_ENDS.length });
    if (sorted.some((scores) => scores === null)) return null;
    return Array.from(at.means, (mean, h) => {
      const scores = sorted[dailyBucketOf(h + 1)]!;
      const scale = Math.sqrt(Math.max(SMALLEST_MEAN, mean));
      return Float64Array.from(at.levels, (level) => Math.max(0, mean + scale * conformalQuantile(scores, level)));
    });
  }
}

/** Bucket of a lead in days, 1 = the first day not known. */
export function dailyBucketOf(daysAhead: number): number {
  const bucket = DAILY_BUCKET_ENDS.findIndex((end) => daysAhead <= end);
  if (bucket < 0) throw new RangeError(`no bucket for ${daysAhead} days ahead`);
  return bucket;
}
