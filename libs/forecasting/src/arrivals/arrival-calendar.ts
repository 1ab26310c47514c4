import { DAY_MS, dayKind, HOUR_MS, localParts, zoneOffset, type DayKind } from '@wardcast/timeseries';

/** What is known of a facility's calendar. Days are local day numbers (days since 1970-01-01). */
export interface ArrivalCalendar {
  /** IANA zone. */
  readonly zone: string;
  /** Country, or country and region, whose holidays are kept, e.g. GB-WLS; null = none known. */
  readonly region: string | null;
  readonly schoolHolidays: ReadonlySet<number>;
  /** Days of large events nearby, as the facility names them. */
  readonly events: ReadonlySet<number>;
}

/** One hour as the wall clock and the calendar show it. */
export interface CalendarHour {
  /** Local day number. */
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  /** 0 = Monday. */
  readonly weekday: number;
  /** 0 at New Year to just below 1 (1.002 on the last day of a leap year). */
  readonly yearFraction: number;
  readonly kind: DayKind | null;
  readonly schoolHoliday: boolean;
  readonly event: boolean;
}

const DAYS_PER_YEAR = 365.25;

/** The hours from `from` (ms UTC, on the hour) on. Throws RangeError on an unknown zone or region. */
export function calendarHours(calendar: ArrivalCalendar, from: number, hours: number): readonly CalendarHour[] {
  const { zone } = calendar;
  let ofDay: Omit<CalendarHour, 'hour'> | null = null;
  return Array.from({ length: hours }, (_, i) => {
    const at = from + i * HOUR_MS;
    const local = at + zoneOffset(zone, at);
    const day = Math.floor(local / DAY_MS);
    // All but the hour stands still for a day.
    if (ofDay === null || ofDay.day !== day) ofDay = calendarDay(calendar, at);
    const { weekday, yearFraction, kind, schoolHoliday, event } = ofDay;
    return { day, hour: Math.floor((local - day * DAY_MS) / HOUR_MS), weekday, yearFraction, kind, schoolHoliday, event };
  });
}

/** What an instant's local day is. */
function calendarDay({ zone, region, schoolHolidays, events }: ArrivalCalendar, at: number): Omit<CalendarHour, 'hour'> {
  const { dayNumber: day, dayOfWeek: weekday, dayOfYear } = localParts(zone, at);
  return { day, weekday, yearFraction: (dayOfYear - 1) / DAYS_PER_YEAR, kind: region === null ? null : dayKind(region, day), schoolHoliday: schoolHolidays.has(day), event: events.has(day) };
}
