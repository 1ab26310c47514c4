/** What a site that sends only counts is told: quantiles, or why there are none. */
export type CountsForecast = IssuedCounts | RefusedCounts;

export interface IssuedCounts {
  readonly status: 'issued';
  /** Index of the count that the forecast was made from. */
  readonly originIndex: number;
  /** Steps ahead: days or hours. */
  readonly horizons: readonly number[];
  readonly levels: readonly number[];
  /** By horizon: counts at the levels, ascending, finite, never below zero. */
  readonly quantiles: readonly Float64Array[];
  /** 'short-record': under six weeks of own counts, so the law is widened. */
  readonly basis: 'full-record' | 'short-record';
  /** What of the counts was not believed, in whole sentences. */
  readonly notes: readonly string[];
}
export interface RefusedCounts {
  readonly status: 'refused';
  readonly reason: 'only-zeros' | 'silent' | 'too-short';
}
