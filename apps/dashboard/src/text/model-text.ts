import { calendarDaysBetween, clockText } from '../model/local-time';
import { shortDay } from './time-text';

/** When a model was fitted, as its version says it. */
const UTC_STAMP = /(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC/;

/** "ensemble-1, fitted 05:38": a model's version with its time in the hospital's zone like every other, and the day where it is not that of `at`. */
export function modelText(version: string, at: number, timeZone: string): string {
  return version.replace(UTC_STAMP, (stamp, day: string, clock: string) => {
    const fitted = Date.parse(`${day}T${clock}Z`);
    if (Number.isNaN(fitted)) return stamp;
    const local = clockText(fitted, timeZone);
    return calendarDaysBetween(fitted, at, timeZone) === 0 ? local : `${local}, ${shortDay(fitted, timeZone)}`;
  });
}
