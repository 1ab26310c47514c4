const HOUR_MS = 3_600_000;
/** A zone's offset changes by at most a few hours, so two corrections settle every wall time that exists. */
const CORRECTIONS = 2;

/** A wall-clock time in some zone. Months run from 1 to 12, weekdays from 0 (Sunday) to 6. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const partsFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and the zone hardly ever changes. */
function partsFormat(timeZone: string): Intl.DateTimeFormat {
  let format = partsFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    partsFormats.set(timeZone, format);
  }
  return format;
}

const MINUTE_MS = 60_000;
/** Minutes kept: a page asks for the same few hundred with every drawing, and asking the platform takes a tenth of a millisecond. */
const KEPT_MINUTES = 5_000;
const keptMinutes = new Map<string, Map<number, LocalTime>>();

/** The wall time that a clock in `timeZone` shows at `instant`; instants from 1973 on, since when every offset is of whole minutes. */
export function localTime(instant: number, timeZone: string): LocalTime {
  let minutes = keptMinutes.get(timeZone);
  if (!minutes || minutes.size >= KEPT_MINUTES) keptMinutes.set(timeZone, (minutes = new Map()));
  const minute = Math.floor(instant / MINUTE_MS);
  const known = minutes.get(minute) ?? askLocalTime(instant, timeZone);
  minutes.set(minute, known);
  return known;
}

function askLocalTime(instant: number, timeZone: string): LocalTime {
  const found: Record<string, number> = {};
  for (const part of partsFormat(timeZone).formatToParts(instant)) if (part.type !== 'literal') found[part.type] = Number(part.value);
  return { year: found.year ?? 0, month: found.month ?? 0, day: found.day ?? 0, hour: found.hour ?? 0, minute: found.minute ?? 0 };
}

function asIfUtc(time: LocalTime): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute);
}

/**
 * The instant at which a clock in `timeZone` shows `time`. A wall time that the clocks skip gives the instant one
 * skip later; one that they repeat gives its first showing. Hours and days may overflow (day 32 is the next month).
 */
export function instantOf(time: LocalTime, timeZone: string): number {
  const wanted = asIfUtc(time);
  let instant = wanted;
  for (let round = 0; round < CORRECTIONS; round += 1) instant += wanted - asIfUtc(localTime(instant, timeZone));
  const shown = asIfUtc(localTime(instant, timeZone));
  if (shown < wanted) return instant + (wanted - shown);
  const earlier = instant - HOUR_MS;
  return asIfUtc(localTime(earlier, timeZone)) === wanted ? earlier : instant;
}

/** `HH:MM` on the wall at `instant`. */
export function clockText(instant: number, timeZone: string): string {
  const { hour, minute } = localTime(instant, timeZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Clocks are set back by these: an hour as a rule, half of one on Lord Howe, two in wartime. */
const SET_BACK_MS = [1_800_000, 3_600_000, 7_200_000] as const;

function isShownTwice(t: number, timeZone: string): boolean {
  const shown = asIfUtc(localTime(t, timeZone));
  return SET_BACK_MS.some((ms) => [t - ms, t + ms].some((other) => asIfUtc(localTime(other, timeZone)) === shown));
}

/** `01:00`, and `01:00 BST` or `01:00 GMT` where the wall shows that time twice: no two hours read alike. */
export function hourText(t: number, timeZone: string): string {
  const clock = clockText(t, timeZone);
  if (!isShownTwice(t, timeZone)) return clock;
  const name = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' }).formatToParts(t).find((part) => part.type === 'timeZoneName');
  return `${clock} ${name?.value ?? ''}`.trim();
}

/** Days of the calendar between two instants in `timeZone`; 0 on the same day whatever its length in hours. */
export function calendarDaysBetween(from: number, to: number, timeZone: string): number {
  const start = localTime(from, timeZone);
  const end = localTime(to, timeZone);
  const dayMs = 24 * HOUR_MS;
  return Math.round((Date.UTC(end.year, end.month - 1, end.day) - Date.UTC(start.year, start.month - 1, start.day)) / dayMs);
}
