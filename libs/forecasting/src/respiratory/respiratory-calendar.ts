const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Weeks end on Saturday and are numbered from the one that ended on 1997-01-04, the first with state laboratories. */
const FIRST_WEEK_END = Date.UTC(1997, 0, 4);
/** Influenza seasons of the northern hemisphere turn where least happens: 1 August (month 7 counted from 0). */
const SEASON_MONTH = 7;

export interface WeekInSeason {
  /** Year in which the season began. */
  readonly season: number;
  /** Whole weeks since 1 August. */
  readonly week: number;
  /** Weeks to the nearest Christmas day, below zero before it. */
  readonly christmas: number;
}

/** Number of the week that ends at an instant (ms UTC, midnight of its Saturday). */
export function weekNumber(weekEnd: number): number {
  return Math.round((weekEnd - FIRST_WEEK_END) / WEEK_MS);
}

/** Saturday that ends a week, ms UTC. */
export function weekEndOf(week: number): number {
  return FIRST_WEEK_END + week * WEEK_MS;
}

/** Season, week of it and distance from Christmas of a week. */
export function weekInSeason(week: number): WeekInSeason {
  const at = weekEndOf(week);
  const date = new Date(at);
  const year = date.getUTCFullYear();
  const season = date.getUTCMonth() >= SEASON_MONTH ? year : year - 1;
  const [before, after] = [season, season + 1].map((y) => (at - Date.UTC(y, 11, 25)) / WEEK_MS) as [number, number];
  return {
    season,
    week: Math.floor((at - Date.UTC(season, SEASON_MONTH, 1)) / WEEK_MS),
    christmas: Math.abs(before) < Math.abs(after) ? before : after,
  };
}
