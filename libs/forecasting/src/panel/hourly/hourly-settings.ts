import { REFINER_SETTINGS, type RefinerSettings } from './hourly-refiner';

/** Correction by weekday of the origin. */
export interface WeekdaySettings {
  /** Ridge on what is particular to a weekday; far above that of the shared coefficients, which have seven times the rows. */
  readonly ridge: number;
  /** Share of what a weekday seems to add that is used. */
  readonly share: number;
}

export interface HourlySettings {
  readonly horizonsHours: readonly number[];
  /** Origins are every so many hours of the day, from 00:00; each has its own coefficients. */
  readonly originEveryHours: number;
  /** Hours beside an origin time whose rows are learnt from as well, and the weights of both kinds. */
  readonly nearHours: number;
  readonly originWeight: number;
  readonly nearWeight: number;
  /** Weeks of history before the first forecast; rows are collected from half of it on. */
  readonly warmWeeks: number;
  readonly refitDays: number;
  readonly halfLifeWeeks: number;
  /** Memories of the hour-of-week profiles (weeks); the first is the base of the forecast. */
  readonly profileWeeks: readonly number[];
  readonly lagsHours: readonly number[];
  /** A deviation fades so much for every hour that is not reported. */
  readonly fade: number;
  readonly levelHours: number;
  readonly leastLevel: number;
  /** Deviations are bounded at so many mean absolute deviations; targets at so many scales from the forecast. */
  readonly deviationBound: number;
  readonly outlierScales: number;
  /** No forecast after so many hours without a report. */
  readonly silentHours: number;
  readonly ridge: number;
  readonly calendarRidge: number;
  /** Ridge on a site's own deviation, by horizon: short, middle, from a day on. */
  readonly siteRidge: { readonly short: number; readonly middle: number; readonly long: number };
  /** Rows weigh level to this power. */
  readonly weightPower: number;
  readonly christmasWeight: number;
  /** Errors grow with the predicted count to this power. */
  readonly spreadPower: number;
  readonly sizePriorErrors: number;
  readonly sizeKeep: number;
  readonly sizeOtherHorizons: number;
  readonly recentPower: number;
  readonly recentRate: number;
  /** Levels that part small, middle and large sites for the shape of the law; errors kept for each shape. */
  readonly sizeClasses: readonly number[];
  readonly keptErrors: number;
  /** Correction by weekday of the origin, learnt from the errors of issued forecasts; null = none. */
  readonly weekdays: WeekdaySettings | null;
  /** Share of what was missed around earlier turns of the year that is added around the next; 0 = nothing. */
  readonly yearEndShare: number;
  /** Trees on what the regressions leave; null = none. */
  readonly refiner: RefinerSettings | null;
}

/**
 * Chosen on 115 emergency departments of Quebec, origins from 2023-11-01 to 2024-04-30, by mean pinball; nothing later was
 * looked at. `yearEndShare` could not be chosen on data, which hold one turn of the year before May 2024: half is the
 * shrinkage of one year towards none.
 */
export const HOURLY_PANEL_SETTINGS: HourlySettings = {
  horizonsHours: [1, 2, 4, 8, 12, 24, 48, 72],
  originEveryHours: 6,
  nearHours: 1,
  originWeight: 0.6,
  nearWeight: 0.4,
  warmWeeks: 8,
  refitDays: 7,
  halfLifeWeeks: 52,
  profileWeeks: [8, 4, 26],
  lagsHours: [0, 1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 72, 96, 120, 144, 168],
  fade: 0.95,
  levelHours: 672,
  leastLevel: 2,
  deviationBound: 8,
  outlierScales: 6,
  silentHours: 72,
  ridge: 20,
  calendarRidge: 30_000,
  siteRidge: { short: 150, middle: 450, long: 1_200 },
  weightPower: 1.1,
  christmasWeight: 0.1,
  spreadPower: 0.4,
  sizePriorErrors: 30,
  sizeKeep: 0.996,
  sizeOtherHorizons: 0.2,
  recentPower: 0.1,
  recentRate: 0.05,
  sizeClasses: [8, 30],
  keptErrors: 6_000,
  weekdays: { ridge: 6_000, share: 0.8 },
  yearEndShare: 0.5,
  refiner: REFINER_SETTINGS,
};
