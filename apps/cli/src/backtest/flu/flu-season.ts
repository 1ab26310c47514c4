/** Seasons begin in August (month 7 counted from 0), as in the model's calendar. */
const SEASON_MONTH = 7;

/** Season of a date YYYY-MM-DD, written as 2023-24. */
export function seasonOf(date: string): string {
  const year = Number(date.slice(0, 4));
  const start = Number(date.slice(5, 7)) - 1 >= SEASON_MONTH ? year : year - 1;
  return seasonName(start);
}

export function seasonName(startYear: number): string {
  return `${startYear}-${String((startYear + 1) % 100).padStart(2, '0')}`;
}

export function startYearOf(season: string): number {
  return Number(season.slice(0, 4));
}
