import type { DailyDesignSettings } from './daily-design';
import type { LevelSettings } from './daily-glm';

export interface CalendarModelSettings {
  readonly design: DailyDesignSettings;
  /** Weight of a day halves after so many days. */
  readonly halfLifeDays: number;
}
export interface DailySettings {
  /** Calendar with a trend and a fading memory. */
  readonly trending: CalendarModelSettings;
  /** Calendar without a trend that remembers all; its level moves instead. */
  readonly steady: CalendarModelSettings;
  /** Level of the steady calendar's own forecast. */
  readonly level: LevelSettings;
  /** Smoothing of counts freed of what is known; the same for all series, since the fit of one series' own weights costs more than it brings. */
  readonly smoothing: { readonly alpha: number; readonly gamma: number };
  /** Smoothing of a series' share of the sum of all. */
  readonly share: { readonly alpha: number; readonly gamma: number };
  readonly refitDays: number;
}

const TRENDING: CalendarModelSettings = {
  design: { harmonics: 6, ridge: { weekday: 1, annual: 100, weekdayAnnual: 60, special: 100, trend: 5 }, annualShare: 0.5 },
  halfLifeDays: 730,
};
const STEADY: CalendarModelSettings = {
  design: { harmonics: 8, ridge: { weekday: 1, annual: 100, weekdayAnnual: 60, special: 300, trend: 1e6 }, annualShare: 0.8 },
  halfLifeDays: 1e6,
};

/** Settings chosen on ambulance demand of 2016 and 2017 (rolling origins, no later day). */
export const DAILY_SETTINGS: DailySettings = {
  trending: TRENDING,
  steady: STEADY,
  level: { halfLifeDays: 80, priorDays: 20 },
  smoothing: { alpha: 0.05, gamma: 0.02 },
  share: { alpha: 0.04, gamma: 0.01 },
  refitDays: 28,
};
