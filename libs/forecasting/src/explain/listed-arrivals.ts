import { HOUR_MS } from '@wardcast/timeseries';
import type { ListedArrivals } from './split-census';

/** A patient on a list for a unit. Instants in ms UTC; null = as soon as possible. */
export interface ListedPatient {
  readonly kind: 'booked' | 'decided';
  readonly expectedAt: number | null;
}

/** Chance that a booked patient comes at all: the mean of Beta(18, 2), the prior of the forecasting design, section 6.4. */
export const SHOW_CHANCE = 18 / 20;
/** Half of those for whom a bed is wanted now have it within four hours: the national limit of a wait in an ED. */
const DECIDED_HALF_LIFE_HOURS = 4;

/** Expected arrivals from a unit's lists by each target (ms UTC, ascending). Who is overdue counts as wanted now. */
export function listedArrivals(listed: readonly ListedPatient[], issuedAt: number, targets: readonly number[]): readonly ListedArrivals[] {
  return targets.map((target) => {
    const sum = { booked: 0, decided: 0 };
    for (const { kind, expectedAt } of listed) {
      if (expectedAt !== null && expectedAt > issuedAt) sum[kind] += expectedAt <= target ? (kind === 'booked' ? SHOW_CHANCE : 1) : 0;
      else sum[kind] += (kind === 'booked' ? SHOW_CHANCE : 1) * (1 - 2 ** (-(target - issuedAt) / HOUR_MS / DECIDED_HALF_LIFE_HOURS));
    }
    return sum;
  });
}
