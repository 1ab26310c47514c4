/** Hours that share a level: all of them, each hour of the day, each block of four hours. */
export type LevelGroup = 'all' | 'hour' | 'four-hours';

/** Ridge of each group of columns: larger = nearer to the groups above it in the list. */
export interface ArrivalRidges {
  readonly hour: number;
  readonly weekday: number;
  /** Of the first wave of a weekday's own shape of the day; the k-th has k times as much. */
  readonly weekdayShape: number;
  readonly hourOfWeek: number;
  readonly year: number;
  readonly hourByYear: number;
  readonly weekendHourByYear: number;
  readonly dayKind: number;
  readonly school: number;
  readonly schoolHour: number;
  readonly event: number;
  readonly trend: number;
}
export interface ArrivalGlmSettings {
  readonly name: string;
  /** Age at which an hour of history weighs half, in days. */
  readonly halfLifeDays: number;
  /** Waves of the year in the level. */
  readonly yearWaves: number;
  /** Waves of the day and of the year whose products shape the day through the year. */
  readonly hourByYear: { readonly dayWaves: number; readonly yearWaves: number };
  readonly ridges: ArrivalRidges;
}
export interface LevelSettingsOfGroup {
  readonly group: LevelGroup;
  /** Strength of the mean of one, in arrivals. */
  readonly kappa: number;
  readonly halfLifeHours: number;
}
export interface ArrivalSettings {
  readonly members: readonly ArrivalGlmSettings[];
  /** Filters in order; each sees what the ones before it expect. */
  readonly levels: readonly LevelSettingsOfGroup[];
  /** Least and largest variance of a single hour over its mean that is not from the level. */
  readonly dispersion: { readonly min: number; readonly max: number };
}

const RIDGES: ArrivalRidges = { hour: 0.1, weekday: 0.1, weekdayShape: 20, hourOfWeek: 500, year: 1, hourByYear: 150, weekendHourByYear: 1_000, dayKind: 20, school: 150, schoolHour: 400, event: 100, trend: 1 };

/**
 * Settings of an emergency department of some 15 arrivals an hour. Chosen on origins from September 2015 to February
 * 2017 of one British department, with fits every four weeks; the score is flat around them.
 */
export const ARRIVAL_SETTINGS: ArrivalSettings = {
  members: [
    { name: 'two waves, 800 days', halfLifeDays: 800, yearWaves: 2, hourByYear: { dayWaves: 3, yearWaves: 2 }, ridges: RIDGES },
    { name: 'three waves, 800 days', halfLifeDays: 800, yearWaves: 3, hourByYear: { dayWaves: 4, yearWaves: 3 }, ridges: { ...RIDGES, hourByYear: 400 } },
  ],
  levels: [
    { group: 'all', kappa: 3_000, halfLifeHours: 360 },
    { group: 'hour', kappa: 1_200, halfLifeHours: 2_880 },
    { group: 'all', kappa: 1_200, halfLifeHours: 48 },
    { group: 'four-hours', kappa: 600, halfLifeHours: 24 },
  ],
  dispersion: { min: 1.03, max: 1.06 },
};
