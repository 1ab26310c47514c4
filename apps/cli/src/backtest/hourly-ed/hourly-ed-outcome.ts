import { compareLosses, Q19, Q23 } from '@wardcast/forecasting';
import { meanPinball, momentsOf, quantilesOf, rankedProbabilityScore } from '@wardcast/probability';
import type { Comparison, Coverage, HorizonScores, OurScores } from '../backtest-dataset';
import type { IssuedHour } from './issue-hours';
import { lossOf } from './law-loss';

/** Central intervals as pairs of levels of Q23. */
const INTERVALS = [
  { name: '0.5', low: 0.25, high: 0.75 },
  { name: '0.8', low: 0.1, high: 0.9 },
  { name: '0.95', low: 0.025, high: 0.975 },
] as const;
/** Leads with a row of their own. */
const SHOWN_LEADS = [0, 1, 2, 4, 8, 12, 24, 36, 48] as const;
const BINS = 20;
const HOURS_PER_DAY = 24;

export interface ScoredHour extends IssuedHour {
  readonly quantiles: readonly number[];
  readonly loss: number;
}

export function scored(issued: readonly IssuedHour[]): readonly ScoredHour[] {
  return issued.map((hour) => ({ ...hour, quantiles: quantilesOf(hour.law, Q23), loss: lossOf(hour.law, hour.observed) }));
}

/** Scores of all pairs; references are losses pair by pair, by name. */
export function ourScores(hours: readonly ScoredHour[], references: Readonly<Record<string, readonly number[]>>): OurScores {
  const byLead = SHOWN_LEADS.flatMap((lead) => {
    const at = [...hours.keys()].filter((i) => hours[i]!.target - hours[i]!.origin === lead);
    return at.length === 0 ? [] : [[String(lead), horizonScores(at.map((i) => hours[i]!), mapValues(references, (losses) => mean(at.map((i) => losses[i]!))))] as const];
  });
  const errors = hours.map((hour) => hour.observed - momentsOf(hour.law).mean);
  return {
    pinball: mean(hours.map(({ loss }) => loss)),
    wis: mean(hours.map((hour) => 2 * meanPinball(Q23, hour.quantiles, hour.observed))),
    relativeWis: null,
    mase: null,
    coverage: coverageOf(hours),
    pitBias: mean(Q19.map((level) => Math.abs(level - share(hours, ({ u }) => u <= level)))),
    crps: mean(hours.map((hour) => rankedProbabilityScore(hour.law, hour.observed))),
    byHorizon: Object.fromEntries(byLead),
    bySeason: null,
    further: {
      rmse: Math.sqrt(mean(errors.map((error) => error * error))),
      meanError: -mean(errors),
      quantileBiasAtOrBelow: quantileBias(hours, (observed, quantile) => observed <= quantile),
      quantileBiasBelow: quantileBias(hours, (observed, quantile) => observed < quantile),
    },
  };
}

/** Counts of the calibrated transform in twenty bins. */
export function pitHistogram(hours: readonly ScoredHour[]): readonly number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const { u } of hours) counts[Math.min(BINS - 1, Math.floor(u * BINS))]! += 1;
  return counts;
}

/** Comparison with another method's losses on the same pairs, by day of the target. */
export function comparison(against: string, hours: readonly ScoredHour[], theirs: readonly number[]): Comparison {
  const days = hours.map(({ target }) => Math.floor(target / HOURS_PER_DAY));
  return { against, ...compareLosses(hours.map(({ loss }) => loss), theirs, days) };
}

function horizonScores(hours: readonly ScoredHour[], references: Readonly<Record<string, number>>): HorizonScores {
  const median = Q23.indexOf(0.5);
  const came = hours.reduce((sum, { observed }) => sum + observed, 0);
  const missed = hours.reduce((sum, hour) => sum + Math.abs(hour.observed - hour.quantiles[median]!), 0);
  return { pinball: mean(hours.map(({ loss }) => loss)), wape: came > 0 ? missed / came : null, coverage: coverageOf(hours), references };
}

function coverageOf(hours: readonly ScoredHour[]): Coverage {
  const at = (level: number) => Q23.indexOf(level);
  return Object.fromEntries(INTERVALS.map(({ name, low, high }) => [name, share(hours, ({ observed, quantiles }) => observed >= quantiles[at(low)]! && observed <= quantiles[at(high)]!)]));
}

function quantileBias(hours: readonly ScoredHour[], hit: (observed: number, quantile: number) => boolean): number {
  return mean(Q19.map((level) => Math.abs(level - share(hours, ({ observed, quantiles }) => hit(observed, quantiles[Q23.indexOf(level)]!)))));
}

function share(hours: readonly ScoredHour[], holds: (hour: ScoredHour) => boolean): number {
  return hours.filter(holds).length / hours.length;
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Readonly<Record<string, R>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
