import Holidays from 'date-holidays';
import { localDayNumber, localParts } from './local-time';
import { DAY_MS } from './time-units';

type YearOfHolidays = ReadonlyMap<number, string>;

interface RegionCalendar {
  readonly rules: Holidays;
  readonly years: Map<number, YearOfHolidays>;
}

const calendars = new Map<string, RegionCalendar>();

function calendarOf(region: string): RegionCalendar {
  const cached = calendars.get(region);
  if (cached !== undefined) return cached;
  const [country = '', state, part] = region.split('-');
  const rules = new Holidays();
  const known = state === undefined ? rules.getCountries()[country] : rules.getStates(country)?.[state];
  if (known === undefined) throw new RangeError(`no holiday rules for region ${region}`);
  rules.init(country, state, part);
  const calendar: RegionCalendar = { rules, years: new Map() };
  calendars.set(region, calendar);
  return calendar;
}

/** Local calendar date `YYYY-MM-DD hh:mm:ss` to a day number; the text is the region's own wall time. */
function dayNumberOf(date: string): number {
  return Math.floor(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** Public holidays only: observances do not close clinics. A rule of several days marks each of them. */
function buildYear(rules: Holidays, year: number): YearOfHolidays {
  const days = new Map<number, string>();
  for (const holiday of rules.getHolidays(year)) {
    if (holiday.type !== 'public') continue;
    const first = dayNumberOf(holiday.date);
    const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS));
    for (let i = 0; i < length; i += 1) days.set(first + i, holiday.name);
  }
  return days;
}

/**
 * Name of the public holiday on the local day that holds the instant, or null.
 * `region` is a country, or country and region, as in `GB-ENG`. Rules come from the date-holidays package,
 * called with explicit years only. Throws a RangeError when there are no rules for the region's country.
 */
export function holidayName(region: string, zone: string, instant: number): string | null {
  const calendar = calendarOf(region);
  const { year } = localParts(zone, instant);
  let days = calendar.years.get(year);
  if (days === undefined) {
    days = buildYear(calendar.rules, year);
    calendar.years.set(year, days);
  }
  return days.get(localDayNumber(zone, instant)) ?? null;
}

/** True when the local day that holds the instant is a public holiday of the region. Same arguments and errors as `holidayName`. */
export function isHoliday(region: string, zone: string, instant: number): boolean {
  return holidayName(region, zone, instant) !== null;
}
