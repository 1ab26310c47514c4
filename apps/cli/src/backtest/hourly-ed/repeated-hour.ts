import { HOUR_MS, zoneOffset } from '@wardcast/timeseries';
import type { HourlySeries } from './read-hourly-ed';

export interface RepeatedHour {
  /** Hour numbers of the two UTC hours that show the same local hour. */
  readonly first: number;
  readonly second: number;
}

/** The hour that the wall clock shows twice at each change back, by hour number from `from` on. */
export function repeatedHours(zone: string, from: number, hours: number): readonly RepeatedHour[] {
  const found: RepeatedHour[] = [];
  for (let i = 1; i < hours; i++) {
    if (zoneOffset(zone, from + i * HOUR_MS) < zoneOffset(zone, from + (i - 1) * HOUR_MS)) found.push({ first: i - 1, second: i });
  }
  return found;
}

/**
 * True when the record books both hours of each change back under the second: at every one before hour `before` the
 * first is zero. Such a record keeps local hours, and a forecast of it must know that. At least one is needed to tell.
 */
export function booksUnderSecond({ counts }: HourlySeries, repeated: readonly RepeatedHour[], before: number): boolean {
  const past = repeated.filter(({ second }) => second < before);
  return past.length > 0 && past.every(({ first, second }) => counts[first] === 0 && counts[second]! > 0);
}
