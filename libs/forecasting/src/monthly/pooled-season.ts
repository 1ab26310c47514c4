export interface SeasonSample {
  /** Ratio of each calendar month to the local level, mean 1 over the year; index 0 is the month of the first value. */
  readonly ratios: Float64Array;
  /** Sampling variance of each ratio. */
  readonly variances: Float64Array;
}

const MONTHS = 12;
/** Months on each side that make the local level, with weights falling off linearly. */
const LEVEL_REACH_MONTHS = 12;
/** A count below this level has no usable ratio; it still enters sums. */
const SMALLEST_LEVEL = 0.25;
/** Even a count under perfect control varies about like a Poisson one. */
const SMALLEST_DISPERSION = 0.9;
/** Dispersion of a series too short to show its own. */
const USUAL_DISPERSION = 2;
/** Degrees of freedom with which the spread of the kind speaks beside the 11 of the series itself. */
const SPREAD_PRIOR_MONTHS = 5;
/** Sampling variances count a little less than their size, since the local level takes part of the noise along. */
const VARIANCE_SHARE = 0.8;
/** Members with which the spread over all series speaks beside that of one kind. */
const KIND_PRIOR_MEMBERS = 5;
const SMALLEST_SPREAD = 1e-6;

/**
 * Level around each value without the value itself: a mean over a year on both sides with linearly falling weights.
 * Assumes values freed of their season. NaN where nothing finite is near.
 */
export function localLevel(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (_, t) => {
    let sum = 0;
    let weight = 0;
    for (let k = Math.max(0, t - LEVEL_REACH_MONTHS); k <= Math.min(values.length - 1, t + LEVEL_REACH_MONTHS); k++) {
      if (k === t || !Number.isFinite(values[k]!)) continue;
      const w = 1 - Math.abs(k - t) / (LEVEL_REACH_MONTHS + 1);
      sum += w * values[k]!;
      weight += w;
    }
    return weight > 0 ? Math.max(SMALLEST_LEVEL, sum / weight) : NaN;
  });
}

/** Ratios of a series to its local level by calendar month, with their sampling variance from the series' own dispersion. */
export function sampleSeason(values: ArrayLike<number>, level: Float64Array): SeasonSample {
  const counts = new Float64Array(MONTHS);
  const levels = new Float64Array(MONTHS);
  const known = [...level.keys()].filter((t) => Number.isFinite(values[t]!) && Number.isFinite(level[t]!));
  for (const t of known) {
    counts[t % MONTHS]! += values[t]!;
    levels[t % MONTHS]! += level[t]!;
  }
  const ratios = counts.map((count, m) => (levels[m]! > 0 ? count / levels[m]! : 1));
  const mean = ratios.reduce((sum, x) => sum + x, 0) / MONTHS || 1;
  for (let m = 0; m < MONTHS; m++) ratios[m]! /= mean;
  let squares = 0;
  for (const t of known) squares += (values[t]! - level[t]! * ratios[t % MONTHS]!) ** 2 / level[t]!;
  const dispersion = known.length < 2 * MONTHS ? USUAL_DISPERSION : Math.max(SMALLEST_DISPERSION, squares / (known.length - MONTHS));
  return { ratios, variances: levels.map((x) => dispersion / Math.max(1, x)) };
}

/**
 * Seasonal factors of many related series, each drawn from its own ratios to those of its kind, and these to those of
 * all (James and Stein 1961; Efron and Morris 1975): factor = P + B (ratio - P), B = tau^2 / (tau^2 + v). The spread
 * tau^2 of a series around its kind is its own excess of squared deviations over sampling variance, mixed with that of
 * the kind. Assumes that series of a kind peak in the same months; a series that does not keeps its own shape as far as
 * its counts support it. Do not trust it with fewer than two years or kinds of one series: it is then close to the mean
 * of all. Returns one factor per calendar month with mean 1, in the order of the samples.
 */
export function pooledSeasons(samples: readonly SeasonSample[], kinds: readonly string[]): readonly Float64Array[] {
  const overall = poolOf(samples);
  const groups = membersByKind(kinds).map((members) => ({ members, ...poolOf(members.map((i) => samples[i]!)) }));
  const between = spreadBetween(groups, overall.mean);
  const out = new Array<Float64Array>(samples.length);
  for (const { members, mean, variance, spread } of groups) {
    const centre = mean.map((p, m) => overall.mean[m]! + (between / (between + variance[m]!)) * (p - overall.mean[m]!));
    const n = members.length;
    const kindSpread = (spread * n + overall.spread * KIND_PRIOR_MEMBERS) / (n + KIND_PRIOR_MEMBERS);
    for (const i of members) out[i] = shrunk(samples[i]!, centre, kindSpread);
  }
  return out;
}

function membersByKind(kinds: readonly string[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  kinds.forEach((kind, i) => groups.set(kind, [...(groups.get(kind) ?? []), i]));
  return [...groups.values()];
}

interface Pool {
  readonly mean: Float64Array;
  /** Sampling variance of the mean. */
  readonly variance: Float64Array;
  /** Variance of true ratios around the mean, by moments. */
  readonly spread: number;
}

function poolOf(samples: readonly SeasonSample[]): Pool {
  const first = weightedMean(samples, 0).mean;
  let excess = 0;
  let weight = 0;
  for (const { ratios, variances } of samples) {
    for (let m = 0; m < MONTHS; m++) {
      excess += ((ratios[m]! - first[m]!) ** 2 - variances[m]!) / variances[m]!;
      weight += 1 / variances[m]!;
    }
  }
  const n = samples.length;
  const spread = n < 2 ? SMALLEST_SPREAD : Math.max(SMALLEST_SPREAD, ((excess / weight) * n) / (n - 1));
  return { ...weightedMean(samples, spread), spread };
}

function weightedMean(samples: readonly SeasonSample[], spread: number): { readonly mean: Float64Array; readonly variance: Float64Array } {
  const sums = new Float64Array(MONTHS);
  const weights = new Float64Array(MONTHS);
  for (const { ratios, variances } of samples) {
    for (let m = 0; m < MONTHS; m++) {
      const w = 1 / (variances[m]! + spread);
      sums[m]! += w * ratios[m]!;
      weights[m]! += w;
    }
  }
  return { mean: sums.map((sum, m) => sum / weights[m]!), variance: weights.map((w) => 1 / w) };
}

function spreadBetween(groups: readonly Pool[], overall: Float64Array): number {
  let excess = 0;
  let weight = 0;
  for (const { mean, variance } of groups) {
    for (let m = 0; m < MONTHS; m++) {
      excess += ((mean[m]! - overall[m]!) ** 2 - variance[m]!) / variance[m]!;
      weight += 1 / variance[m]!;
    }
  }
  return Math.max(SMALLEST_SPREAD, excess / weight);
}

function shrunk({ ratios, variances }: SeasonSample, centre: Float64Array, kindSpread: number): Float64Array {
  let excess = 0;
  for (let m = 0; m < MONTHS; m++) excess += (ratios[m]! - centre[m]!) ** 2 - variances[m]!;
  const spread = Math.max(SMALLEST_SPREAD, (excess + kindSpread * SPREAD_PRIOR_MONTHS) / (MONTHS - 1 + SPREAD_PRIOR_MONTHS));
  const factors = centre.map((p, m) => Math.max(SMALLEST_SPREAD, p + (spread / (spread + VARIANCE_SHARE * variances[m]!)) * (ratios[m]! - p)));
  const mean = factors.reduce((sum, x) => sum + x, 0) / MONTHS;
  return factors.map((x) => x / mean);
}
