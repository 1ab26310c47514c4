import { clockText, localTime } from '../model/local-time';

/** A tick of the time axis in the facility's local time. */
export interface TimeTick {
  /** ms. */
  readonly t: number;
  /** `18:00` */
  readonly label: string;
  /** `Wed 25 Nov` at the first instant of a local day, else null. */
  readonly day: string | null;
}

/** All zones in use differ from UTC by whole quarter hours, so every local full hour lies on this grid. */
const QUARTER_HOUR_MS = 900_000;
/** Two weeks: the longest axis drawn. A longer one would only freeze the page. */
const LONGEST_AXIS_MS = 14 * 86_400_000;
/** Hours between ticks that divide a day. */
const HOUR_STEPS = [1, 2, 3, 6, 12, 24] as const;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Wed 25 Nov`: the local date of an instant. */
export function dayText(t: number, timeZone: string): string {
  const { month, day } = localTime(t, timeZone);
  return `${weekdayText(t, timeZone)} ${day} ${MONTHS[month - 1]}`;
}

/** `Wed`: the local weekday of an instant. */
export function weekdayText(t: number, timeZone: string): string {
  const { year, month, day } = localTime(t, timeZone);
  return WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!;
}

/** Hours between ticks so that each gets at least `pxPerTick` of `widthPx`. */
export function hoursBetweenTicks(spanMs: number, widthPx: number, pxPerTick: number): number {
  const hours = spanMs / 3_600_000;
  return HOUR_STEPS.find((step) => (widthPx * step) / hours >= pxPerTick) ?? 24;
}

/**
 * Ticks in [from, to] at local hours that are multiples of `everyHours`, and at the first instant of each local day
 * (not always 00:00: some zones skip midnight). It walks instants, not dates, so that half-hour zones, 23- and
 * 25-hour days and a date that never happened need no special case; an hour that occurs twice is ticked once.
 */
export function timeTicks(options: { readonly from: number; readonly to: number; readonly timeZone: string; readonly everyHours: number }): readonly TimeTick[] {
  const { from, everyHours, timeZone } = options;
  const to = Math.min(options.to, from + LONGEST_AXIS_MS);
  const ticks: TimeTick[] = [];
  const seen = new Set<string>();
  let dayBefore = dayText(from - QUARTER_HOUR_MS, timeZone);
  for (let t = Math.ceil(from / QUARTER_HOUR_MS) * QUARTER_HOUR_MS; t <= to; t += QUARTER_HOUR_MS) {
    const { hour, minute } = localTime(t, timeZone);
    const date = dayText(t, timeZone);
    const label = clockText(t, timeZone);
    const newDay = date !== dayBefore && !seen.has(date);
    const key = `${date} ${label}`;
    if (newDay || (minute === 0 && hour % everyHours === 0 && !seen.has(key))) ticks.push({ t, label, day: newDay ? date : null });
    seen.add(key);
    if (newDay) seen.add(date);
    dayBefore = date;
  }
  return ticks;
}
