import type { BoostSettings } from '../trees/boosted-trees';
import type { QuantileForestSettings } from '../trees/quantile-forest';
import type { RidgeKind } from './ridge-design';
import type { SpreadSettings } from './spread-tracker';
import type { Signal } from './weekly-series';

/** A way to forecast: where it starts from, and whether boosted trees explain what that leaves. Every one has a law of its own errors. */
export interface MemberSettings {
  readonly name: string;
  readonly ridge: RidgeKind | null;
  readonly boosted: boolean;
  /** Share in the mixture. */
  readonly weight: number;
}
export interface RespiratorySettings {
  readonly members: readonly MemberSettings[];
  /** Weight of a row by its signal: what is forecast teaches most. */
  readonly signalWeights: Readonly<Record<Signal, number>>;
  /** Rows weigh (height / usual top)^power in centres: where admissions are many, errors cost most. Laws weigh rows by signal alone. */
  readonly heightPower: number;
  /** Weeks before and after Christmas between which rows are learnt from: summers only teach that nothing happens. */
  readonly learnFromWeeks: readonly [number, number];
  readonly ridge: number;
  readonly bags: number;
  /** Chance that a season is in a bag. */
  readonly bagShare: number;
  readonly bins: number;
  readonly boost: Omit<BoostSettings, 'seed'>;
  readonly law: Omit<QuantileForestSettings, 'seed'>;
  /** Say of the residuals' size beside their sign when the law's leaves are cut. */
  readonly sizeFactor: number;
  /** A model serves this many weeks before it is fitted anew: four weeks of rows among a thousand change it little. */
  readonly refitWeeks: number;
  readonly seed: number;
}

/**
 * Chosen by leaving one season out at a time (admissions of 2022-23 and 2023-24, visits and surveillance of 2012-13 to
 * 2018-19 and 2022-23), never with anything later than the summer of 2024. The curved ridge with a forest of its errors was the best
 * single member in every signal; boosted trees on the plain ridge and the plain forest err elsewhere, so a share of each helps.
 * The loss is flat in the weights (.4 to .6 of the curved ridge differ by .1 %), and weights learnt on the way gained nothing.
 */
export const RESPIRATORY_SETTINGS: RespiratorySettings = {
  members: [
    { name: 'curved', ridge: 'curved', boosted: false, weight: 0.5 },
    { name: 'plainTrees', ridge: 'plain', boosted: true, weight: 0.25 },
    { name: 'forest', ridge: null, boosted: false, weight: 0.25 },
  ],
  signalWeights: { admissions: 4, surveillance: 2, visits: 1 },
  heightPower: 1,
  learnFromWeeks: [-18, 24],
  ridge: 50,
  bags: 6,
  bagShare: 0.6,
  bins: 48,
  boost: { rounds: 110, rate: 0.1, depth: 5, leafWeight: 100, rowShare: 0.2, featureShare: 0.35, l2: 1 },
  law: { trees: 60, featuresPerSplit: 16, leafWeight: 40, groupShare: 0.6 },
  sizeFactor: 1,
  refitWeeks: 4,
  seed: 1,
};

/** How issued laws are widened; chosen, like the settings above, on seasons before 2024-25. */
export const RESPIRATORY_SPREAD: SpreadSettings = { prior: 1.1, priorWeeks: 4, keep: 0.93 };
