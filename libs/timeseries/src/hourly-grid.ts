import { hourOfWeek } from './local-time';
import { HOUR_MS } from './time-units';

/** Start of the UTC hour that holds the instant (ms). */
export function hourFloor(instant: number): number {
  return Math.floor(instant / HOUR_MS) * HOUR_MS;
}

/** The first whole UTC hour at or after the instant (ms). */
export function hourCeil(instant: number): number {
  return Math.ceil(instant / HOUR_MS) * HOUR_MS;
}

/**
 * Counts instants into the hours of [from, from + hours). Cell i is the half-open hour [from + i h, from + (i + 1) h).
 * Instants outside are left out. `from` is a whole hour; order does not matter.
 */
export function countByHour(instants: Iterable<number>, from: number, hours: number): Uint32Array {
  const counts = new Uint32Array(hours);
  for (const instant of instants) {
    const cell = Math.floor((instant - from) / HOUR_MS);
    if (cell >= 0 && cell < hours) counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

/** Hour of week (0 = Monday 00:00 local) of each of `hours` hours from `from`. */
export function hourOfWeekSeries(zone: string, from: number, hours: number): Uint8Array {
  const series = new Uint8Array(hours);
  for (let i = 0; i < hours; i += 1) series[i] = hourOfWeek(zone, from + i * HOUR_MS);
  return series;
}
