import { instantOf, localTime } from './local-time';

const HOUR_MS = 3_600_000;
/** Forecasts reach this far. */
export const HORIZON_HOURS = 72;
/** The control shows this many coming bed meetings beside "Other". */
const HUDDLES_SHOWN = 3;
/** Days to look ahead for the shown meetings: today and the rest of the horizon. */
const DAYS_AHEAD = 4;

/** A time that everything on the screen is read at. `key` is its form in the URL. */
export interface TargetTime {
  readonly key: string;
  readonly at: number;
}

/** The target in force, and whether it is one of the shown meetings or a picked hour. */
export interface TargetChoice {
  readonly target: TargetTime;
  readonly huddles: readonly TargetTime[];
  readonly isOther: boolean;
  /** What was asked for but cannot be read; null when nothing is wrong. */
  readonly ignored: string | null;
}

const WALL_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const PICKED_HOUR = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;

/** The next instant, strictly after `now`, at which the wall in `timeZone` shows `wallTime` (`HH:MM`). */
export function nextWallTime(wallTime: string, now: number, timeZone: string): number {
  const [, hour, minute] = WALL_TIME.exec(wallTime) ?? [];
  if (hour === undefined || minute === undefined) throw new Error(`Not a wall time HH:MM: ${wallTime}`);
  const today = localTime(now, timeZone);
  for (let days = 0; days < DAYS_AHEAD; days += 1) {
    const at = instantOf({ ...today, day: today.day + days, hour: Number(hour), minute: Number(minute) }, timeZone);
    if (at > now) return at;
  }
  throw new Error(`No ${wallTime} within ${DAYS_AHEAD} days in ${timeZone}`);
}

/**
 * The forecast's hour that answers for `at`: the first full UTC hour from it on. Where local time is half an hour off,
 * a meeting at 14:00 is read at 14:30, and the screen says so instead of naming an hour that was never forecast.
 */
function forecastHour(at: number): number {
  return Math.ceil(at / HOUR_MS) * HOUR_MS;
}

/** The next bed meetings in order of time, each once, at the hours of the forecast that answer for them. */
export function nextHuddles(huddleTimes: readonly string[], now: number, timeZone: string): readonly TargetTime[] {
  const coming = huddleTimes.filter((time) => WALL_TIME.test(time)).map((time) => ({ key: time, at: forecastHour(nextWallTime(time, now, timeZone)) }));
  return coming.sort((a, b) => a.at - b.at).slice(0, HUDDLES_SHOWN);
}

/** Every hour of the forecast that "Other" can pick, up to its horizon; one that the wall repeats is there twice. */
export function pickableHours(now: number): readonly TargetTime[] {
  const first = forecastHour(now + 1);
  const hours: TargetTime[] = [];
  for (let at = first; at <= now + HORIZON_HOURS * HOUR_MS; at += HOUR_MS) hours.push({ key: pickedKey(at), at });
  return hours;
}

/** A picked hour is written in UTC, since a wall time may come twice on the day when clocks go back. */
export function pickedKey(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}

function requestedTarget(requested: string, now: number, timeZone: string): TargetTime | null {
  if (WALL_TIME.test(requested)) return { key: requested, at: forecastHour(nextWallTime(requested, now, timeZone)) };
  if (!PICKED_HOUR.test(requested)) return null;
  const at = forecastHour(Date.parse(requested));
  return at > now && at <= now + HORIZON_HOURS * HOUR_MS ? { key: requested, at } : null;
}

/**
 * Reads the URL's target against the clock: a wall time means its next showing, a UTC hour itself while it lies
 * within the horizon; anything else is ignored for the next meeting.
 */
export function chooseTarget(input: { requested: string | undefined; huddleTimes: readonly string[]; now: number; timeZone: string }): TargetChoice {
  const { requested, huddleTimes, now, timeZone } = input;
  const huddles = nextHuddles(huddleTimes, now, timeZone);
  const asked = requested === undefined ? null : requestedTarget(requested, now, timeZone);
  const nextHour = forecastHour(now + 1);
  const target = asked ?? huddles[0] ?? { key: pickedKey(nextHour), at: nextHour };
  const isOther = !huddles.some((huddle) => huddle.at === target.at);
  return { target, huddles, isOther, ignored: requested !== undefined && !asked ? requested : null };
}
