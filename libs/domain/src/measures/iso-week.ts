/** A week of ISO 8601: Monday to Sunday, numbered in the year that holds its Thursday. `2026-W53` in text. */
export interface IsoWeek {
  readonly year: number;
  /** 1 to 52 or 53. */
  readonly week: number;
}

const DAY_MS = 86_400_000;
const DAYS_PER_WEEK = 7;
/** 1970-01-01, day 0, was a Thursday: the fourth day of its week. */
const EPOCH_DAY_OF_WEEK = 3;
const TEXT = /^(\d{4})-W(\d{2})$/;

function dayNumberOf(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
}

function mondayOf(dayNumber: number): number {
  return dayNumber - ((((dayNumber + EPOCH_DAY_OF_WEEK) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK);
}

/** @param dayNumber days since 1970-01-01 of a local calendar date */
export function isoWeekOfDay(dayNumber: number): IsoWeek {
  const thursday = mondayOf(dayNumber) + 3;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  return { year, week: 1 + Math.floor((thursday - dayNumberOf(year, 1, 1)) / DAYS_PER_WEEK) };
}

/** Day number (days since 1970-01-01) of the week's Monday; its Sunday is six days later. 4 January always lies in week 1. */
export function mondayOfIsoWeek({ year, week }: IsoWeek): number {
  return mondayOf(dayNumberOf(year, 1, 4)) + (week - 1) * DAYS_PER_WEEK;
}

/** 52, or 53 in years that begin on a Thursday and in leap years that begin on a Wednesday. 28 December always lies in the last week. */
export function weeksInIsoYear(year: number): number {
  return isoWeekOfDay(dayNumberOf(year, 12, 28)).week;
}

/** The week `by` weeks later (earlier when negative), across years of 52 and 53. */
export function shiftIsoWeek(week: IsoWeek, by: number): IsoWeek {
  return isoWeekOfDay(mondayOfIsoWeek(week) + by * DAYS_PER_WEEK);
}

/** The week of the same number a year before; null where that year has no week 53. */
export function sameWeekLastYear({ year, week }: IsoWeek): IsoWeek | null {
  return week <= weeksInIsoYear(year - 1) ? { year: year - 1, week } : null;
}

export function toIsoWeekText({ year, week }: IsoWeek): string {
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}

/** Reads `2026-W53`; null for any other text and for a week that the year does not have. */
export function parseIsoWeek(text: string): IsoWeek | null {
  const [, year, week] = TEXT.exec(text) ?? [];
  const parsed = { year: Number(year), week: Number(week) };
  // Years below 100 would be read as 19xx by the calendar of the language; no hospital has records of them.
  const isKnown = parsed.year >= 1000 && parsed.week >= 1 && parsed.week <= weeksInIsoYear(parsed.year);
  return isKnown ? parsed : null;
}
