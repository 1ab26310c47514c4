import { meanPinball } from '@wardcast/probability';
import { combineMembers } from './combine-members';

export interface SpreadSettings {
  /** Spread before anything has come true. */
  readonly prior: number;
  /** Weeks of outcomes that the prior counts for. */
  readonly priorWeeks: number;
  /** What a week's outcomes still count for a week later. */
  readonly keep: number;
}
/** One forecast that has come true: its law before widening, and the outcome, in the same unit. */
export interface MaturedForecast {
  readonly quantiles: Float64Array;
  readonly outcome: number;
}

/** Spreads that may be chosen: e^-.4 to e^.7 in steps of 5 %. */
const CHOICES = Array.from({ length: 23 }, (_, i) => Math.exp(-0.4 + 0.05 * i));
/** Relative loss of a normal law whose spread is wrong by a factor e^x is about .3 x^2 for small x. */
const CURVATURE = 0.3;
/** Mean pinball over Q23 of a normal law about its own quantiles, as a share of the distance between its .15 and .85 quantiles. */
const LOSS_SHARE = 0.15;
/** Places of those quantiles among Q23. */
const [LOW, HIGH] = [4, 18];

/**
 * The factor by which laws are widened, learnt from forecasts issued before: the one that would have lost least pinball,
 * weeks forgotten by `keep`, held by a prior worth `priorWeeks`:
 *   argmin_s sum_w keep^age(w) loss_w(s) / scale_w + priorWeeks x .3 x (log s - log prior)^2.
 * Some seasons are wilder than the law of all seasons, others tamer: a fixed factor is wrong in both. A week counts once,
 * whatever the number of its places, since their errors come together.
 *
 * Do not trust it in the first month of a season: it then says little more than the prior.
 */
export class SpreadTracker {
  private readonly losses = new Float64Array(CHOICES.length);
  private week = 0;

  constructor(
    private readonly levels: readonly number[],
    private readonly settings: SpreadSettings,
  ) {}

  /** Learns what came true in a week, as a share of all that the week will tell (e.g. one horizon of four). Weeks may not go back. */
  learn(week: number, matured: readonly MaturedForecast[], share: number): void {
    const fading = this.settings.keep ** Math.max(0, week - this.week);
    for (let i = 0; i < CHOICES.length; i++) this.losses[i]! *= fading;
    this.week = week;
    const scale = LOSS_SHARE * matured.reduce((sum, { quantiles }) => sum + quantiles[HIGH]! - quantiles[LOW]!, 0);
    if (!(scale > 0)) return;
    CHOICES.forEach((spread, i) => {
      const loss = matured.reduce((sum, { quantiles, outcome }) => sum + meanPinball(this.levels, combineMembers([{ quantiles, weight: 1 }], spread), outcome), 0);
      this.losses[i]! += (share * loss) / scale;
    });
  }

  /** The factor to use now. */
  spread(): number {
    const { prior, priorWeeks } = this.settings;
    const totals = CHOICES.map((spread, i) => this.losses[i]! + priorWeeks * CURVATURE * (Math.log(spread) - Math.log(prior)) ** 2);
    return CHOICES[totals.indexOf(Math.min(...totals))]!;
  }
}
