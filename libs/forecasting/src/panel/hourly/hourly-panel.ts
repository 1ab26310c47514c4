/** Hourly counts of many sites on the wall clock: hour 25 of a long day overwrites its twin, the missing one is not reported. */
export interface HourlyPanel {
  /** Local calendar day of the first column, in days since 1970-01-01; the first column is its hour 0. */
  readonly firstDay: number;
  readonly hours: number;
  readonly sites: readonly string[];
  /** By site, then hour; NaN = not reported. */
  readonly counts: readonly Float64Array[];
  /** A second count of the same sites, e.g. patients on stretchers; null where there is none. */
  readonly companions: readonly Float64Array[] | null;
  /** Region of each site, numbered from 0. */
  readonly regions: readonly number[];
  /** 1 on public holidays and days that most services close, by day of the panel and some beyond its end; a day without an entry is none. */
  readonly holidays: Uint8Array;
}

const DAYS_A_WEEK = 7;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const FIRST_WEEKDAY = 3;
const SATURDAY = 5;

/** 0 = Monday to 6 = Sunday of a day of the panel. */
export function panelWeekday(panel: Pick<HourlyPanel, 'firstDay'>, day: number): number {
  return (((panel.firstDay + day + FIRST_WEEKDAY) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
}

/** Hour of the week of a panel hour: 0 = Monday 00:00. */
export function panelHourOfWeek(panel: Pick<HourlyPanel, 'firstDay'>, hour: number): number {
  return panelWeekday(panel, Math.floor(hour / 24)) * 24 + (hour % 24);
}

export function isClosed(panel: Pick<HourlyPanel, 'holidays'>, day: number): boolean {
  return panel.holidays[day] === 1;
}

/** True on weekends and holidays. */
export function isOffDay(panel: Pick<HourlyPanel, 'firstDay' | 'holidays'>, day: number): boolean {
  return panelWeekday(panel, day) >= SATURDAY || isClosed(panel, day);
}
