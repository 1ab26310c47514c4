/** One regression of the daily panel model. */
export interface DailyMember {
  /** True: the unit's weekday profile is taken off its lags and its target; false: the lags are left as they are. */
  readonly deseasonalised: boolean;
  /** Days of lags, today included. */
  readonly lags: number;
  /** Ridge on the shared coefficients and on their deviation by weekday of the origin, in typical squared features. */
  readonly ridge: number;
  readonly weekdayRidge: number;
}

export interface DailyPanelSettings {
  readonly horizonDays: number;
  readonly members: readonly DailyMember[];
  /** Training rows of a horizon before it is forecast at all. */
  readonly leastRows: number;
  /** Reported days after which a row counts half. */
  readonly halfLifeDays: number;
  /** Multiples of the ridge on terms that many rows share: the intercept, the panel's mean, the Christmas curve. */
  readonly interceptRidge: number;
  readonly panelRidge: number;
  readonly christmasRidge: number;
  /** Bounds on lags and targets, as shares of a unit of the reference size. */
  readonly lagBound: number;
  readonly targetBound: number;
  /** A target counts at most this many scales away from what had been forecast. */
  readonly outlierScales: number;
  /** Weight of rows near Christmas. */
  readonly christmasWeight: number;
  /** Weekday profile: weeks the shared prior is worth, weeks kept over a gap in reporting, longest memory (weeks). */
  readonly profilePriorWeeks: number;
  readonly profileKeptWeeks: number;
  readonly profileMemoryWeeks: number;
  /** Error size by unit: prior worth (errors), daily forgetting, share of other horizons' errors, errors kept over a gap. */
  readonly sizePriorErrors: number;
  readonly sizeKeep: number;
  readonly sizeOtherHorizons: number;
  readonly sizeKeptErrors: number;
  /** How far the latest errors move the size, and how fast they are forgotten. */
  readonly recentPower: number;
  readonly recentRate: number;
  /** Scaled errors that the shape of the law is read from, for each horizon. */
  readonly keptErrors: number;
}

/**
 * Chosen on the NHS winters 2017/18 and 2018/19 (each forecast with the winters before it only), by WIS over all days and
 * trusts; the half-life also on beds used by US state up to 2021-02-09, where reporting changed much faster.
 */
export const DAILY_PANEL_SETTINGS: DailyPanelSettings = {
  horizonDays: 7,
  members: [
    { deseasonalised: true, lags: 8, ridge: 200, weekdayRidge: 500 },
    { deseasonalised: false, lags: 14, ridge: 200, weekdayRidge: 500 },
  ],
  leastRows: 700,
  halfLifeDays: 200,
  interceptRidge: 3,
  panelRidge: 3,
  christmasRidge: 10,
  lagBound: 0.1,
  targetBound: 0.4,
  outlierScales: 3,
  christmasWeight: 0.05,
  profilePriorWeeks: 1,
  profileKeptWeeks: 8,
  profileMemoryWeeks: 20,
  sizePriorErrors: 20,
  sizeKeep: 0.98,
  sizeOtherHorizons: 0.2,
  sizeKeptErrors: 30,
  recentPower: 0.3,
  recentRate: 0.15,
  keptErrors: 8_000,
};
