import { DAILY_MEMBERS } from '@wardcast/forecasting';
import { meanPinball } from '@wardcast/probability';
import type { Coverage, HorizonScores } from '../backtest-dataset';
import type { AmbulanceCounts } from './ambulance-counts';
import { HORIZON_DAYS, LEVELS, weeklyScales, type AmbulanceOrigin } from './ambulance-replay';

/** Horizons that are scored, each as the mean over days 1 to h. */
const STEP_DAYS = 7;
export const SCORED_HORIZONS: readonly number[] = Array.from({ length: HORIZON_DAYS / STEP_DAYS }, (_, i) => STEP_DAYS * (i + 1));
const INTERVALS = { '0.5': [0.25, 0.75], '0.8': [0.1, 0.9], '0.95': [0.025, 0.975] } as const;
const SHARES = Object.keys(INTERVALS) as (keyof typeof INTERVALS)[];

/** One pair: region x origin x day ahead. */
export interface AmbulancePair {
  readonly region: number;
  readonly origin: number;
  readonly daysAhead: number;
  readonly observed: number;
  readonly mean: number;
  /** In the order of DAILY_MEMBERS. */
  readonly members: readonly number[];
  /** Same weekday, the last one known. */
  readonly naive: number;
  readonly scale: number;
  readonly quantiles: Float64Array | null;
}

/** Pairs with a known outcome. */
export function ambulancePairs(data: AmbulanceCounts, from: number, origins: readonly AmbulanceOrigin[]): readonly AmbulancePair[] {
  const scales = weeklyScales(data, from);
  const pairs: AmbulancePair[] = [];
  for (const { origin, series } of origins) {
    series.forEach(({ members, means, quantiles }, region) => {
      const { counts } = data.regions[region]!;
      for (let h = 0; h < HORIZON_DAYS; h++) {
        const observed = counts[origin + h]!;
        if (!Number.isFinite(observed)) continue;
        const each = DAILY_MEMBERS.map((name) => members[name][h]!);
        pairs.push({ region, origin, daysAhead: h + 1, observed, mean: means[h]!, members: each, naive: lastSameWeekday(counts, origin, h), scale: scales[region]!, quantiles: quantiles?.[h] ?? null });
      }
    });
  }
  return pairs;
}

function lastSameWeekday(counts: Float64Array, origin: number, h: number): number {
  let day = origin + (h % STEP_DAYS) - STEP_DAYS;
  while (day >= 0 && !Number.isFinite(counts[day]!)) day -= STEP_DAYS;
  return counts[day] ?? NaN;
}

/** Mean scaled absolute error of a forecast over days 1 to `horizon`: the mean over regions and origins of their own means. */
export function maseOf(pairs: readonly AmbulancePair[], horizon: number, forecastOf: (pair: AmbulancePair) => number): number {
  return meanOfMeans(pairs, horizon, (pair) => Math.abs(pair.observed - forecastOf(pair)) / pair.scale);
}

/** Mean over regions and origins of the mean of `lossOf` over days 1 to `horizon`. */
function meanOfMeans(pairs: readonly AmbulancePair[], horizon: number, lossOf: (pair: AmbulancePair) => number): number {
  const folds = new Map<string, { sum: number; days: number }>();
  for (const pair of pairs) {
    if (pair.daysAhead > horizon) continue;
    const key = `${pair.region} ${pair.origin}`;
    const fold = folds.get(key) ?? { sum: 0, days: 0 };
    fold.sum += lossOf(pair);
    fold.days++;
    folds.set(key, fold);
  }
  const means = [...folds.values()].map(({ sum, days }) => sum / days);
  return means.reduce((total, x) => total + x, 0) / means.length;
}

/** Share of outcomes inside the central intervals over days 1 to `horizon`; null when a pair has no quantiles. */
export function coverageTo(pairs: readonly AmbulancePair[], horizon: number): Coverage | null {
  if (pairs.some(({ quantiles }) => quantiles === null)) return null;
  return Object.fromEntries(
    SHARES.map((share) => {
      const [low, high] = INTERVALS[share].map((level) => LEVELS.indexOf(level)) as [number, number];
      return [share, meanOfMeans(pairs, horizon, ({ quantiles, observed }) => (observed >= quantiles![low]! && observed <= quantiles![high]! ? 1 : 0))];
    }),
  );
}

/** Mean pinball loss over the levels, in responses a day; null when a pair has no quantiles. */
export function pinballTo(pairs: readonly AmbulancePair[], horizon: number): number | null {
  if (pairs.some(({ quantiles }) => quantiles === null)) return null;
  return meanOfMeans(pairs, horizon, ({ quantiles, observed }) => meanPinball(LEVELS, quantiles!, observed));
}

export function horizonScores(pairs: readonly AmbulancePair[]): Readonly<Record<string, HorizonScores>> {
  return Object.fromEntries(
    SCORED_HORIZONS.map((horizon) => [
      horizon,
      {
        pinball: pinballTo(pairs, horizon),
        wape: wapeTo(pairs, horizon),
        coverage: coverageTo(pairs, horizon),
        references: { 'same weekday': maseOf(pairs, horizon, ({ naive }) => naive) },
      },
    ]),
  );
}

function wapeTo(pairs: readonly AmbulancePair[], horizon: number): number {
  const within = pairs.filter(({ daysAhead }) => daysAhead <= horizon);
  return within.reduce((sum, pair) => sum + Math.abs(pair.observed - pair.mean), 0) / within.reduce((sum, pair) => sum + pair.observed, 0);
}
