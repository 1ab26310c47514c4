import type { DailyPanelSettings } from './daily-settings';

/** What a fitted daily model knows beyond any single unit: everything a forecast of one unit needs. */
export interface DailyLaw {
  /** Coefficients of a member for a horizon and the weekday of the origin; null before there were enough rows. */
  coefficients(member: number, horizon: number, weekday: number): Float64Array | null;
  /** Quantiles of scaled errors at the levels asked for, median zero; null before there were any. */
  shape(horizon: number, levels: readonly number[]): Float64Array | null;
  /** How much further forecasts of a horizon stray from origins on one weekday than from others; about 1. */
  spread(horizon: number, weekday: number): number;
  /** Relative lift of a day so many days from 25 December. */
  lift(offset: number): number;
  /** Weekday profile of all units, for a unit that has none yet. */
  readonly sharedProfile: Float64Array;
  /** How much wider forecasts near Christmas must be, at least 1. */
  readonly christmasSpread: number;
}

/** Everything of a member's forecast that happens before a target: settings and law travel together. */
export interface DailyModel {
  readonly settings: DailyPanelSettings;
  readonly law: DailyLaw;
}
