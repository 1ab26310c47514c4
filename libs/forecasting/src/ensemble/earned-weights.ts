import { combinationRegrets, combineQuantiles, publishedWeights, startBernstein, stepBernstein, type BernsteinSettings, type BernsteinState } from './bernstein';

/** An expert with less weight than this after so many scores is switched off: it is scored further, and weighs nothing. */
export const LEAST_EARNED_WEIGHT = 0.05;
export const SCORES_TO_JUDGE = 1_000;

export interface EarningSettings extends BernsteinSettings {
  /** Levels of the quantiles. */
  readonly levels: readonly number[];
}
/** One series of an issue: what each member said. */
export interface MemberQuantiles {
  readonly members: readonly (ArrayLike<number> | null)[];
  /** What happened; NaN where it is not known. */
  readonly observed: number;
  /** Unit of its losses, so that large and small series weigh alike; for counts the root of the mean forecast. */
  readonly scale: number;
}

interface OpenIssue {
  readonly dueAt: number;
  readonly weights: Float64Array;
  readonly series: readonly MemberQuantiles[];
}

/**
 * Weights that the members of one horizon earn, over all series of an issue together. The first member is the champion:
 * it is never switched off. An issue is learnt from with the weights that it was issued with, once its time has come.
 */
export class EarnedWeights {
  private state: BernsteinState;
  private open: OpenIssue[] = [];

  constructor(private readonly settings: EarningSettings) {
    this.state = startBernstein(settings);
  }

  get scores(): number {
    return this.state.scores;
  }

  /** Weights to issue with, summing to 1. */
  weights(): Float64Array {
    const published = publishedWeights(this.state, this.settings);
    if (this.state.scores < SCORES_TO_JUDGE) return published;
    const kept = published.map((weight, k) => (k > 0 && this.state.weights[k]! < LEAST_EARNED_WEIGHT ? 0 : weight));
    const total = kept.reduce((sum, weight) => sum + weight, 0);
    return kept.map((weight) => weight / total);
  }

  /** The mixture of one series with the weights in force; null where no member spoke. */
  combine(members: readonly (ArrayLike<number> | null)[]): Float64Array | null {
    return combineQuantiles(members, this.weights());
  }

  /** Keeps an issue until `dueAt`, in any unit of time that `settle` is called in. */
  issue(dueAt: number, series: readonly MemberQuantiles[]): void {
    this.open.push({ dueAt, weights: this.weights(), series });
  }

  /** Learns from every issue that is due, oldest first. */
  settle(now: number): void {
    const due = this.open.filter(({ dueAt }) => dueAt <= now);
    this.open = this.open.filter(({ dueAt }) => dueAt > now);
    for (const { series, weights } of due.sort((a, b) => a.dueAt - b.dueAt)) {
      const sums = new Float64Array(weights.length);
      for (const { members, observed, scale } of series) {
        if (Number.isNaN(observed) || members.every((quantiles) => quantiles === null)) continue;
        combinationRegrets({ levels: this.settings.levels, members, weights }, observed, scale).forEach((regret, k) => (sums[k]! += regret));
      }
      this.state = stepBernstein(this.state, sums, this.settings);
    }
  }
}
