import { DIRECT_BUCKETS_HOURS, bucketOf } from '../combine/direct-weight';
import { HINDCAST_LEADS_HOURS } from '../flow/hindcast-moments';
import { HINDCAST_EVERY_HOURS, type UnitHindcasts } from './unit-hindcasts';

/** How much wider (above 1) or narrower the census of a group of units is than that of independent units, by horizon bucket. */
export interface SumSpread {
  /** Factor on the standard deviation, at each of DIRECT_BUCKETS_HOURS. */
  readonly byBucket: readonly number[];
}

/** Weight of independence, in independent hindcasts. */
const PRIOR_HINDCASTS = 20;
/** Beyond these the hindcasts are too few or the units are not one hospital's. */
const NARROWEST = 0.6;
const WIDEST = 2.5;

export const INDEPENDENT: SumSpread = { byBucket: DIRECT_BUCKETS_HOURS.map(() => 1) };

/**
 * The common risk of a group of units: a shared surge moves their errors together, transfers between them apart. The mean
 * square of their summed hindcast errors over the sum of their variances is the dispersion of the sum (1 where they are
 * independent), drawn towards 1. Unlike a common factor drawn by simulation it costs nothing at the issue, gives the same
 * numbers each time, and allows negative dependence. Units must have been fitted on one window.
 */
export function fitSumSpread(units: readonly UnitHindcasts[]): SumSpread {
  // A single unit is its own sum: a ward and the division that holds it alone say the same.
  if (units.length < 2) return INDEPENDENT;
  const leads = HINDCAST_LEADS_HOURS.length;
  const origins = units.length === 0 ? 0 : Math.min(...units.map((unit) => unit.origins));
  const sums = DIRECT_BUCKETS_HOURS.map(() => ({ runs: 0, square: 0, variance: 0 }));
  for (let cell = 0; cell < origins * leads; cell++) {
    const lead = HINDCAST_LEADS_HOURS[cell % leads]!;
    const residual = units.reduce((sum, unit) => sum + unit.residual[cell]!, 0);
    if (Number.isNaN(residual)) continue;
    const bucket = sums[bucketOf(lead)]!;
    bucket.square += residual ** 2;
    bucket.variance += units.reduce((sum, unit) => sum + unit.variance[cell]!, 0);
    // Hindcasts that overlap in time are not independent of each other, and leads of one bucket see much of the same.
    bucket.runs += Math.min(1, HINDCAST_EVERY_HOURS / lead) / HINDCAST_LEADS_HOURS.filter((other) => bucketOf(other) === bucketOf(lead)).length;
  }
  return {
    byBucket: sums.map(({ runs, square, variance }) => {
      if (variance === 0) return 1;
      const share = runs / (runs + PRIOR_HINDCASTS);
      return Math.min(WIDEST, Math.max(NARROWEST, Math.sqrt(share * (square / variance) + 1 - share)));
    }),
  };
}
