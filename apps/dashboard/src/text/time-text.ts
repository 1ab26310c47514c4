import { calendarDaysBetween, hourText } from '../model/local-time';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The only language so far; a second one replaces this module's functions, not their callers. */
const LANGUAGE = 'en-GB';

type DayStyle = 'long' | 'short' | 'year' | 'weekday' | 'shortWeekday' | 'date';

const OPTIONS: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  year: { year: 'numeric' },
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
  date: { day: 'numeric', month: 'short' },
};
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and the zone hardly ever changes. */
function dayText(at: number, timeZone: string, style: DayStyle): string {
  const key = `${style} ${timeZone}`;
  const format = dayFormats.get(key) ?? new Intl.DateTimeFormat(LANGUAGE, { timeZone, ...OPTIONS[style] });
  dayFormats.set(key, format);
  // Every other month is short of three letters.
  return format.format(at).replace(',', '').replace(/\bSept\b/, 'Sep');
}

/** "Wednesday 25 November". */
export function longDay(at: number, timeZone: string): string {
  return dayText(at, timeZone, 'long');
}

/** "Wednesday". */
export function weekdayText(at: number, timeZone: string): string {
  return dayText(at, timeZone, 'weekday');
}

/** "Wed" and "25 Nov", for a column of its own. */
export function shortDayParts(at: number, timeZone: string): { readonly weekday: string; readonly date: string } {
  return { weekday: dayText(at, timeZone, 'shortWeekday'), date: dayText(at, timeZone, 'date') };
}

/** "Wed 25 Nov". */
export function shortDay(at: number, timeZone: string): string {
  return dayText(at, timeZone, 'short');
}

/** "Wed 25 Nov 2026". */
export function datedDay(at: number, timeZone: string): string {
  return `${dayText(at, timeZone, 'short')} ${dayText(at, timeZone, 'year')}`;
}

/** "14:00", "08:00 tomorrow" or "09:00 on Friday 27 November", as read at `now`. */
export function targetText(at: number, now: number, timeZone: string): string {
  const clock = hourText(at, timeZone);
  const days = calendarDaysBetween(now, at, timeZone);
  if (days === 0) return clock;
  return days === 1 ? `${clock} tomorrow` : `${clock} on ${longDay(at, timeZone)}`;
}

/** The same in short for labels: "14:00", "08:00 tomorrow" or "09:00 Fri 27 Nov". */
export function shortTargetText(at: number, now: number, timeZone: string): string {
  const days = calendarDaysBetween(now, at, timeZone);
  return days < 2 ? targetText(at, now, timeZone) : `${hourText(at, timeZone)} ${dayText(at, timeZone, 'short')}`;
}

/** An hour of a row: "14:00" within a day from now, when it cannot be another one, else "Fri 14:00". */
export function rowHourText(at: number, now: number, timeZone: string): string {
  const clock = hourText(at, timeZone);
  return at - now < DAY_MS ? clock : `${dayText(at, timeZone, 'shortWeekday')} ${clock}`;
}

/** An hour to pick: "09:00 today", "09:00 tomorrow", "Fri 27 Nov, 09:00". */
export function pickText(at: number, now: number, timeZone: string): string {
  const clock = hourText(at, timeZone);
  const days = calendarDaysBetween(now, at, timeZone);
  if (days === 0) return `${clock} today`;
  return days === 1 ? `${clock} tomorrow` : `${dayText(at, timeZone, 'short')}, ${clock}`;
}

/** "8 s", "6 min", "3 h": an age or a wait in its largest whole unit. */
export function ageText(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.max(0, Math.floor(ms / SECOND_MS))} s`;
  return ms < HOUR_MS ? `${Math.floor(ms / MINUTE_MS)} min` : `${Math.floor(ms / HOUR_MS)} h`;
}

/** "4 h 18 min": how far ahead the target lies. */
export function waitText(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** "Tuesday 14:00". */
export function momentText(at: number, timeZone: string): string {
  return `${weekdayText(at, timeZone)} ${hourText(at, timeZone)}`;
}

/** "Mon 23 Nov, 08:00". */
export function datedMoment(at: number, timeZone: string): string {
  return `${shortDay(at, timeZone)}, ${hourText(at, timeZone)}`;
}
