import { EarnedWeights, type MemberQuantiles } from '@wardcast/forecasting';

/** A second member enters with this weight and has to earn more. */
const EXPERT_PRIOR = 0.05;
/** Forgotten with each issue of hourly series. */
const FORGETTING = 0.002;

/** Quantiles of a second member, by site and horizon (indices) of an origin; null where it says nothing. */
export type ExpertQuantiles = (origin: number, site: number, horizon: number) => Float64Array | null;

export interface EarningExpert {
  readonly name: string;
  readonly quantiles: ExpertQuantiles;
  readonly levels: readonly number[];
  readonly horizonsHours: readonly number[];
  /** By site, then hour: what is learnt from once its hour has been lived. */
  readonly counts: readonly Float64Array[];
}
/** What one site is told at one horizon: the mixture, and what the second member said alone. */
export interface MixedQuantiles {
  readonly mixed: Float64Array;
  readonly alone: Float64Array | null;
}

/** Mixes a second member into the forecasts of a panel with the weight that it has earned at each horizon so far. */
export class ExpertMixer {
  readonly name: string;
  private readonly byHorizon: readonly EarnedWeights[];
  private readonly issued: MemberQuantiles[][];

  constructor(private readonly expert: EarningExpert) {
    this.name = expert.name;
    this.byHorizon = expert.horizonsHours.map(() => new EarnedWeights({ prior: [1 - EXPERT_PRIOR, EXPERT_PRIOR], forgetting: FORGETTING, levels: expert.levels }));
    this.issued = expert.horizonsHours.map(() => []);
  }

  /** Begins an origin: every issue whose hour is over by now is learnt from. */
  begin(origin: number): void {
    for (const weights of this.byHorizon) weights.settle(origin);
  }

  /** The mixture for a site in whole counts, kept to be learnt from. Null where the first member says nothing. */
  mix(at: { readonly origin: number; readonly site: number; readonly horizon: number }, champion: Float64Array | null): MixedQuantiles | null {
    if (champion === null) return null;
    const { origin, site, horizon } = at;
    const alone = this.expert.quantiles(origin, site, horizon);
    const members = [champion, alone];
    const middle = champion[(champion.length - 1) / 2]!;
    const observed = this.expert.counts[site]![origin + this.expert.horizonsHours[horizon]!] ?? NaN;
    if (alone !== null) this.issued[horizon]!.push({ members, observed, scale: Math.sqrt(Math.max(1, middle)) });
    return { mixed: alone === null ? champion : this.byHorizon[horizon]!.combine(members)!.map(Math.round), alone };
  }

  /** Ends an origin. */
  end(origin: number): void {
    this.issued.forEach((series, horizon) => {
      if (series.length > 0) this.byHorizon[horizon]!.issue(origin + this.expert.horizonsHours[horizon]!, series.splice(0));
    });
  }

  /** Weight of the second member by horizon, as it would be issued with now. */
  weights(): readonly number[] {
    return this.byHorizon.map((weights) => weights.weights()[1]!);
  }
}
