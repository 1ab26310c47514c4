/** Thrown inside a codec only; parseEvent turns it into a RejectedEvent. */
export class BadInstant extends Error {
  constructor(readonly pointer: string) {
    super(`Not an RFC 3339 date-time: ${pointer}`);
  }
}

const MS_PER_DAY = 86_400_000;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ZERO = 48;

/** Two decimal digits at `index`, or -1. */
function twoDigits(text: string, index: number): number {
  const tens = text.charCodeAt(index) - ZERO;
  const ones = text.charCodeAt(index + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant, days_from_civil). */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function readFraction(text: string, start: number): { readonly ms: number; readonly next: number } {
  let next = start + 1;
  let ms = 0;
  for (let weight = 100; next < text.length; next += 1, weight /= 10) {
    const digit = text.charCodeAt(next) - ZERO;
    if (digit < 0 || digit > 9) break;
    if (weight >= 1) ms += digit * weight;
  }
  return { ms: next === start + 1 ? NaN : ms, next };
}

/** Offset from UTC in ms, or NaN. */
function readOffset(text: string, start: number): number {
  const sign = text.charCodeAt(start);
  if ((sign === 90 || sign === 122) && text.length === start + 1) return 0;
  const hours = twoDigits(text, start + 1);
  const minutes = twoDigits(text, start + 4);
  const wellFormed = text.length === start + 6 && text.charCodeAt(start + 3) === 58 && (sign === 43 || sign === 45);
  if (!wellFormed || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return NaN;
  return (sign === 45 ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/**
 * UTC ms of an RFC 3339 date-time with an offset, NaN for anything else. Digits beyond the millisecond are cut off.
 * Written out by hand because it runs three or more times for every event; Date.parse takes several times as long and accepts too much.
 */
export function parseInstant(text: unknown): number {
  if (typeof text !== 'string' || text.length < 20) return NaN;
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NaN;
  const separator = text.charCodeAt(10);
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || (separator !== 84 && separator !== 116) || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return NaN;
  const year = century * 100 + yearOfCentury;
  if (day > (month === 2 && isLeapYear(year) ? 29 : DAYS_IN_MONTH[month - 1]!)) return NaN;
  const fraction = text.charCodeAt(19) === 46 ? readFraction(text, 19) : { ms: 0, next: 19 };
  const wallMs = daysFromCivil(year, month, day) * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000 + fraction.ms;
  return wallMs - readOffset(text, fraction.next);
}

/** As parseInstant, for the codecs: throws BadInstant with the JSON pointer. */
export function readInstant(text: unknown, pointer: string): number {
  const at = parseInstant(text);
  if (Number.isNaN(at)) throw new BadInstant(pointer);
  return at;
}

/** RFC 3339 in UTC with milliseconds. Throws RangeError for NaN. */
export function writeInstant(at: number): string {
  return new Date(at).toISOString();
}
