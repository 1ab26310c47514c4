import { DAY_MS } from '@wardcast/timeseries';

/** `2026-11-25` of a local day number (days since 1970-01-01). */
export function isoDay(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}
