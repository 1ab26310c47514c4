/** A forecast as issued. Never overwritten: a re-issue is a new record. */
export interface ForecastRecord {
  readonly forecastId: string;
  readonly facilityId: string;
  /** A unit id, a division id, or the facility id: nodes of the hospital tree. */
  readonly nodeId: string;
  /** ms. */
  readonly issuedAt: number;
  /** Newest receipt time of any event it knew (ms). */
  readonly dataAsOf: number;
  readonly trigger: 'events' | 'hour' | 'refit' | 'start';
  readonly modelVersion: string;
  /** Which rung of the fallback ladder spoke: 3 = the flow model; 4 = hour-of-week profile; 5 = last value. */
  readonly ladderStep: number;
  /** Target instants (ms), ascending: the full hours after issuedAt. */
  readonly targets: readonly number[];
  readonly levels: readonly number[];
  /** targets.length x levels.length census quantiles, row-major, integers. */
  readonly quantiles: Int16Array;
  /** Per target: mean census, P(census > staffed), staffed beds. */
  readonly mean: Float32Array;
  readonly chanceShort: Float32Array;
  readonly staffed: Int16Array;
  /** Per target, cumulative expectation since issuedAt. */
  readonly expectedOut: Float32Array;
  readonly expectedIn: Float32Array;
  /** Census at issuedAt. */
  readonly censusAtIssue: number;
}
export interface TrainingStay {
  readonly unitId: string;
  readonly enteredAt: number;
  readonly leftAt: number | null;
}
export interface ForecastStore {
  /** Bumps the version of each node, so that readers are told. */
  append(records: readonly ForecastRecord[]): Promise<void>;
  latest(facilityId: string, nodeIds: readonly string[] | 'all'): Promise<readonly ForecastRecord[]>;
  /** The newest issued at or before `asOf`. */
  asOf(facilityId: string, nodeId: string, asOf: number): Promise<ForecastRecord | null>;
  /** Issue times of a node, newest first, before `before`, at most `limit`. */
  issueTimes(facilityId: string, nodeId: string, before: number, limit: number): Promise<readonly number[]>;
  /** Stays overlapping [from, to) of every unit, for fitting hazards; censored ones have leftAt null. */
  readTrainingStays(facilityId: string, from: number, to: number): Promise<readonly TrainingStay[]>;
  saveModel(facilityId: string, version: string, fittedAt: number, model: unknown): Promise<void>;
  latestModel(facilityId: string): Promise<{ readonly version: string; readonly model: unknown } | null>;
}
