/** One data set of `npm run backtest`: where its folder is and how it is judged. The model itself lives in the forecasting library. */
export interface BacktestDataset {
  /** The word on the command line. */
  readonly name: string;
  /** Its folder below the data directory; null when it needs none. */
  readonly folder: string | null;
  /** One line for `--help`; says what --from and --to, or --seasons, mean here. */
  readonly about: string;
  /** ISO date: no setting was chosen with data after it. Null where there is nothing to freeze. */
  readonly settingsFrozenAt: string | null;
  /** Options of this data set alone, by name without dashes, each with a line for `--help`. */
  readonly options?: Readonly<Record<string, string>>;
  /** Whether --seasons means something here; absent = it is refused. */
  readonly hasSeasons?: true;
  run(question: BacktestQuestion): BacktestAnswer | Promise<BacktestAnswer>;
}
export type BacktestAnswer = DatasetOutcome | BacktestRefusal;

/** The question cannot be answered as asked; the sentence says what to do. */
export interface BacktestRefusal {
  readonly refused: string;
}

export interface BacktestQuestion {
  /** Resolved folder of this data set; '' when it has none. */
  readonly dataDir: string;
  /** Local dates YYYY-MM-DD as given: well formed, in order. */
  readonly from: string | null;
  readonly to: string | null;
  readonly seasons: readonly string[] | null;
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly onProgress: (done: number, total: number, what: string) => void;
  /** Called with every quantile issued, when they are asked for; else null. */
  readonly onIssued: ((row: IssuedQuantile) => void) | null;
}

export interface IssuedQuantile {
  /** ms UTC, or a local date as text. */
  readonly origin: number | string;
  readonly target: number | string;
  readonly series: string;
  readonly level: number;
  readonly value: number;
  /** What happened, where it is known. */
  readonly observed?: number;
}

/** Scores of a run: the JSON of the command without what the command itself knows. Null where a data set has no such score. */
export interface DatasetOutcome {
  readonly from: string;
  readonly to: string;
  readonly origins: number;
  readonly pairs: number;
  /** How often the test block was scored with the final table; null where there is no fixed block. */
  readonly timesScored: number | null;
  /** Unit of the losses, e.g. "patients an hour"; shown in the table. */
  readonly unit?: string;
  /** What one step of byHorizon is, e.g. "h", "d"; shown in the table. */
  readonly horizonUnit?: string;
  readonly ours: OurScores;
  /** Mean loss of each cheap reference on the same pairs, in the unit of ours. */
  readonly references?: Readonly<Record<string, number>>;
  readonly members: readonly MemberScore[];
  readonly published: readonly PublishedRow[];
  readonly comparisons: readonly Comparison[];
  /** Counts of the randomised probability transform in 20 equal bins, for the page. */
  readonly pit: readonly number[] | null;
  /** Whole sentences, printed under the table. */
  readonly notes: readonly string[];
}

export type Coverage = Readonly<Record<string, number>>;

export interface OurScores {
  readonly pinball: number | null;
  readonly wis: number | null;
  readonly relativeWis: number | null;
  /** By horizon in the data set's steps. */
  readonly mase: Readonly<Record<string, number>> | null;
  /** Share of outcomes inside the central interval, by its nominal share. */
  readonly coverage: Coverage | null;
  readonly pitBias: number | null;
  readonly crps: number | null;
  readonly byHorizon: Readonly<Record<string, HorizonScores>> | null;
  readonly bySeason: Readonly<Record<string, SeasonScores>> | null;
  /** Scores that only this data set has, by name; they stand beside the others in the JSON. */
  readonly further?: Readonly<Record<string, number | null>>;
}
export interface HorizonScores {
  readonly pinball: number | null;
  readonly wape: number | null;
  readonly coverage: Coverage | null;
  readonly wis?: number;
  /** Our loss over that of the data set's own reference. */
  readonly relative?: number;
  readonly mase?: number;
  readonly references?: Readonly<Record<string, number>>;
}
export interface SeasonScores {
  readonly relativeWis: number | null;
  readonly coverage: Coverage | null;
  readonly wis?: number;
  readonly pinball?: number;
}
export interface MemberScore {
  readonly name: string;
  /** Share in the mixture; null where it differs by horizon. */
  readonly weight: number | null;
  readonly pinball?: number;
  readonly wis?: number;
  readonly mase?: number;
}
export interface PublishedRow {
  readonly name: string;
  readonly metric: string;
  readonly value: number;
  /** True when it was scored on exactly our pairs; only then is the difference meant as a claim. */
  readonly samePairs: boolean;
}
/** Loss difference, ours minus theirs: below zero ours is better. */
export interface Comparison {
  readonly against: string;
  readonly difference: number;
  readonly dmT: number;
  readonly dmP: number;
  readonly low95: number;
  readonly high95: number;
}
