import { HOUR_MS, hourFloor, hourOfWeek, hourOfWeekSeries } from '@wardcast/timeseries';

/** Two weeks: beyond it a census says nothing about today's patients. */
export const MAX_HORIZON_HOURS = 336;
/** One clock hour, or what is left of it, between the issue and the last target. */
export interface ForecastStep {
  /** Start of the clock hour (ms), at which ages are read, as in the fit. */
  readonly hourStart: number;
  readonly hourOfWeek: number;
  /** Part of the hour that lies ahead, in (0, 1]; only the first step can be short of 1. */
  readonly exposureHours: number;
  /** End of the hour (ms): the target. */
  readonly target: number;
}

/** The `horizonHours` full hours after an instant (ms). Throws RangeError on an instant or horizon that cannot be. */
export function forecastTargets(issuedAt: number, horizonHours: number): readonly number[] {
  if (!Number.isFinite(issuedAt)) throw new RangeError(`issue time must be a finite instant, got ${issuedAt}`);
  if (!(Number.isInteger(horizonHours) && horizonHours >= 1 && horizonHours <= MAX_HORIZON_HOURS)) {
    throw new RangeError(`horizon must be 1 to ${MAX_HORIZON_HOURS} whole hours, got ${horizonHours}`);
  }
  const first = hourFloor(issuedAt);
  return Array.from({ length: horizonHours }, (_, i) => first + (i + 1) * HOUR_MS);
}

/** The clock hours from an instant to each of its targets; the same refusals as `forecastTargets`. */
export function forecastSteps(zone: string, issuedAt: number, horizonHours: number): readonly ForecastStep[] {
  return forecastTargets(issuedAt, horizonHours).map((target) => {
    const hourStart = target - HOUR_MS;
    return { hourStart, hourOfWeek: hourOfWeek(zone, hourStart), exposureHours: (target - Math.max(issuedAt, hourStart)) / HOUR_MS, target };
  });
}

/** Hours of week of the `count` whole hours before the clock hour of an instant, oldest first. */
export function hoursOfWeekBefore(zone: string, instant: number, count: number): Uint8Array {
  return hourOfWeekSeries(zone, hourFloor(instant) - count * HOUR_MS, count);
}
