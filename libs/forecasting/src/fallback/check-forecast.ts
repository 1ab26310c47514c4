import { quantilesOf as lawQuantiles } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import { Q23, type CensusForecast } from '../census/census-forecast';
import { checkSums, type RecentCounts, type SumRefusal } from './check-sums';

/** Why a forecast may not be issued. */
export type ForecastRefusal = ShapeRefusal | 'tenfold_jump' | SumRefusal;
/** What no forecast may be, of a unit or of a sum. */
export type ShapeRefusal = 'not_finite' | 'mass_not_one' | 'not_nested' | 'wrong_horizon';

/** Rounding of a law that went through some hundred operations and tail cuts. */
const MASS_SLACK = 1e-6;
const JUMP = 10;
/** Below this a tenfold change is ordinary: two patients become none. */
const JUMP_FLOOR = 5;

/**
 * The contract of a unit's issued forecast: hourly targets after the issue, laws that are laws, ascending quantiles, no
 * tenfold jump away from recent counts, and sums that agree with them. Null when it holds, else the first breach.
 */
export function checkForecast(forecast: CensusForecast, recent: RecentCounts): ForecastRefusal | null {
  return checkShape(forecast) ?? (jumps(forecast, recent.census) ? 'tenfold_jump' : checkSums(forecast, recent));
}

/** The part of the contract that needs nothing beside the forecast. */
export function checkShape(forecast: CensusForecast): ShapeRefusal | null {
  if (!hasHourlyTargets(forecast)) return 'wrong_horizon';
  for (const values of [forecast.mean, forecast.expectedIn, forecast.expectedOut]) {
    if (values.length !== forecast.targets.length) return 'wrong_horizon';
    if (!values.every((x) => Number.isFinite(x) && x >= 0)) return 'not_finite';
  }
  for (const law of forecast.laws) {
    let mass = 0;
    for (const p of law.p) {
      if (!(p >= 0 && Number.isFinite(p))) return 'not_finite';
      mass += p;
    }
    if (Math.abs(mass - 1) > MASS_SLACK || law.offset < 0) return 'mass_not_one';
    const quantiles = lawQuantiles(law, Q23);
    if (quantiles.some((q, i) => i > 0 && q < quantiles[i - 1]!)) return 'not_nested';
  }
  return null;
}

function hasHourlyTargets(forecast: CensusForecast): boolean {
  const { targets, laws, issuedAt } = forecast;
  if (targets.length === 0 || laws.length !== targets.length) return false;
  const first = targets[0]!;
  return first > issuedAt && first - issuedAt <= HOUR_MS && targets.every((target, i) => target === first + i * HOUR_MS && target % HOUR_MS === 0);
}

function jumps(forecast: CensusForecast, recentCounts: readonly number[]): boolean {
  const seen = [...recentCounts, forecast.censusAtIssue];
  const high = JUMP * Math.max(JUMP_FLOOR, ...seen);
  const least = Math.min(...seen);
  const low = least > JUMP * JUMP_FLOOR ? least / JUMP : 0;
  return forecast.mean.some((m) => m > high || m < low);
}
