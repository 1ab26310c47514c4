import { dayKind, HOUR_MS, localParts, type DayKind } from '@wardcast/timeseries';

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
  const kinds = new Map<number, DayKind | null>();
  return Array.from({ length: hours }, (_, i) => {
    const { dayNumber: day, hour, dayOfWeek: weekday, dayOfYear } = localParts(calendar.zone, from + i * HOUR_MS);
    let kind = kinds.get(day);
    if (kind === undefined) {
      kind = calendar.region === null ? null : dayKind(calendar.region, day);
      kinds.set(day, kind);
    }
    return { day, hour, weekday, yearFraction: (dayOfYear - 1) / DAYS_PER_YEAR, kind, schoolHoliday: calendar.schoolHolidays.has(day), event: calendar.events.has(day) };
  });
}
