/** What a forecast said of one target, with the count that came. */
export interface DueStatement {
  readonly nodeId: string;
  /** ms. */
  readonly target: number;
  readonly leadHours: number;
  readonly forecastId: string;
  readonly issuedAt: number;
  readonly modelVersion: string;
  readonly levels: readonly number[];
  readonly quantiles: readonly number[];
  readonly chanceShort: number;
  readonly staffed: number;
  readonly censusAtIssue: number;
}
/** One score, appended once and never changed. */
export interface ForecastScore {
  readonly nodeId: string;
  readonly target: number;
  readonly leadHours: number;
  readonly forecastId: string;
  readonly issuedAt: number;
  readonly modelVersion: string;
  readonly observed: number;
  readonly pinball: number;
  readonly floor: number;
  readonly absoluteError: number;
  /** |observed - census at issue|: the rule that nothing changes. */
  readonly lastValueError: number;
  /** |observed - census a week earlier|; null where that is not known. */
  readonly lastWeekError: number | null;
  readonly insideHalf: boolean;
  readonly insideEight: boolean;
  readonly insideAll: boolean;
  readonly pit: number;
  readonly chanceShort: number;
  readonly short: boolean;
}
/** Scores of one lead, added up; means are over `count`. */
export interface ScoreSums {
  readonly leadHours: number;
  readonly count: number;
  readonly pinball: number;
  readonly floor: number;
  readonly absoluteError: number;
  readonly lastValueError: number;
  /** Mean over the scores that know last week, with ours on the same ones. */
  readonly lastWeek: { readonly error: number; readonly ours: number } | null;
  readonly insideHalf: number;
  readonly insideEight: number;
  readonly insideAll: number;
  readonly brier: number;
  readonly shareShort: number;
  /** Twenty equal bins of the transform, oldest to newest scores together. */
  readonly pitBins: readonly number[];
}
/** The randomised probability transform of one score. */
export interface ScoredTransform {
  readonly nodeId: string;
  readonly leadHours: number;
  readonly pit: number;
}
/** A score's loss with what the forecast itself expected of it. */
export interface ScoredLoss {
  readonly nodeId: string;
  /** ms. */
  readonly target: number;
  readonly pit: number;
  readonly pinball: number;
  readonly floor: number;
}
export interface ScoreRange {
  /** Targets in [from, to), ms. */
  readonly from: number;
  readonly to: number;
}
export interface ScoreStore {
  /** Of each unit and lead, the newest forecast issued at least `leadHours` before the target, if it reaches the target and is no older than an hour more. */
  due(facilityId: string, question: { readonly nodeIds: readonly string[]; readonly targets: readonly number[]; readonly leadsHours: readonly number[] }): Promise<readonly DueStatement[]>;
  /** Appends scores; one that is there already stays as it is. Returns how many were new. */
  append(facilityId: string, knownAt: number, scores: readonly ForecastScore[]): Promise<number>;
  /** The newest scored target, ms; null before the first. */
  newestTarget(facilityId: string): Promise<number | null>;
  /** Sums by lead over some units, ascending. */
  sums(facilityId: string, unitIds: readonly string[], range: ScoreRange): Promise<readonly ScoreSums[]>;
  /** Transforms of the scores whose targets lie in the range, by target. */
  transforms(facilityId: string, range: ScoreRange): Promise<readonly ScoredTransform[]>;
  /** Losses at one lead whose targets lie in the range and on every so manieth full hour since 1970, by target. */
  losses(facilityId: string, range: ScoreRange, stream: { readonly leadHours: number; readonly everyHours: number }): Promise<readonly ScoredLoss[]>;
}
