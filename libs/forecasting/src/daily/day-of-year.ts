const DAY_MS = 86_400_000;

export interface DayOfYear {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth: number;
  /** 0 on 1 January. */
  readonly index: number;
}

/** Calendar date of a local day number (days since 1970-01-01). */
export function dayOfYear(day: number): DayOfYear {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  return { year, month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate(), index: day - Date.UTC(year, 0, 1) / DAY_MS };
}
