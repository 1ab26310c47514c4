const DAY_MS = 86_400_000;
const TEXT = /^(\d{4})-W(\d{2})$/;

/** Whether a text names an ISO week that its year has: `2026-W53`, but not `2025-W53`. The server decides the same. */
export function isIsoWeek(text: string): boolean {
  const [, year, week] = TEXT.exec(text) ?? [];
  return Number(year) >= 1000 && Number(week) >= 1 && Number(week) <= weeksOf(Number(year));
}

/** A year has 53 weeks when it begins or ends on a Thursday, else 52. */
function weeksOf(year: number): number {
  const isThursday = (at: number) => new Date(at).getUTCDay() === 4;
  return isThursday(Date.UTC(year, 0, 1)) || isThursday(Date.UTC(year + 1, 0, 1) - DAY_MS) ? 53 : 52;
}

/** `2026-W47` -> year 2026, week 47. Only for text that is one. */
export function isoWeekParts(text: string): { readonly year: number; readonly week: number } {
  const [, year, week] = TEXT.exec(text) ?? [];
  return { year: Number(year), week: Number(week) };
}
