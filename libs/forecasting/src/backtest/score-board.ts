import { meanPinball, randomisedPit, rankedProbabilityScore, uniformAt } from '@wardcast/probability';
import { DAY_MS, HOUR_MS } from '@wardcast/timeseries';
import { Q19, Q23 } from '../census/census-forecast';
import { METHODS, type BacktestPair, type MethodName } from './backtest-pair';

/** Central intervals whose coverage is reported, as pairs of levels of Q23. */
const INTERVALS = [
  { name: '0.5', low: 0.25, high: 0.75 },
  { name: '0.8', low: 0.1, high: 0.9 },
  { name: '0.95', low: 0.025, high: 0.975 },
] as const;
export type CoverageByInterval = Readonly<Record<(typeof INTERVALS)[number]['name'], number>>;

export interface HorizonScore {
  readonly pairs: number;
  readonly pinball: number;
  /** Sum of |observed - median| over the sum of observed; null where nobody was ever there. */
  readonly wape: number | null;
  readonly coverage: CoverageByInterval;
  /** Mean pinball of every method on the same pairs. */
  readonly byMethod: Readonly<Record<MethodName, number>>;
}
export interface ScoreBoard {
  readonly pairs: number;
  readonly pinball: number;
  readonly wis: number;
  readonly crps: number;
  readonly pitBias: number;
  readonly coverage: CoverageByInterval;
  readonly byMethod: Readonly<Record<MethodName, number>>;
  readonly byHorizon: ReadonlyMap<number, HorizonScore>;
  /** Mean loss difference (ours minus the rule's) by UTC day of the target, in order. */
  readonly dailyDifference: Readonly<Record<MethodName, readonly number[]>>;
  readonly ladderSteps: ReadonlyMap<number, number>;
}

/** Q19 sits inside Q23 without its two outer levels on each side. */
const INNER = 2;
const levelIndex = (level: number): number => Q23.indexOf(level);

/** Scores pairs: pinball on Q19, WIS as twice the mean pinball over Q23, ranked probability score of the law, coverage, PIT. */
export function scoreBoard(pairs: readonly BacktestPair[]): ScoreBoard {
  const losses = pairs.map(lossesOf);
  const leads = [...new Set(pairs.map((pair) => pair.leadHours))].sort((a, b) => a - b);
  const all = horizonScore(pairs, losses);
  return {
    ...all,
    wis: mean(pairs.map((pair) => 2 * meanPinball(Q23, pair.quantiles.ensemble, pair.observed))),
    crps: mean(pairs.map((pair) => rankedProbabilityScore(pair.law, pair.observed))),
    pitBias: pitBias(pairs),
    byHorizon: new Map(
      leads.map((lead) => {
        const at = [...pairs.keys()].filter((i) => pairs[i]!.leadHours === lead);
        return [lead, horizonScore(at.map((i) => pairs[i]!), at.map((i) => losses[i]!))];
      }),
    ),
    dailyDifference: byMethod((name) => dailyDifference(pairs, losses, name)),
    ladderSteps: countBy(pairs.map((pair) => pair.ladderStep)),
  };
}

type Losses = Readonly<Record<MethodName, number>>;

function lossesOf(pair: BacktestPair): Losses {
  return byMethod((name) => meanPinball(Q19, pair.quantiles[name].slice(INNER, -INNER), pair.observed));
}

function byMethod<T>(value: (name: MethodName) => T): Record<MethodName, T> {
  return Object.fromEntries(METHODS.map((name) => [name, value(name)])) as Record<MethodName, T>;
}

function horizonScore(pairs: readonly BacktestPair[], losses: readonly Losses[]): HorizonScore {
  const present = pairs.reduce((sum, pair) => sum + pair.observed, 0);
  const missed = pairs.reduce((sum, pair) => sum + Math.abs(pair.observed - pair.quantiles.ensemble[levelIndex(0.5)]!), 0);
  const means = byMethod((name) => mean(losses.map((loss) => loss[name])));
  return { pairs: pairs.length, pinball: means.ensemble, wape: present > 0 ? missed / present : null, coverage: coverageOf(pairs), byMethod: means };
}

function coverageOf(pairs: readonly BacktestPair[]): CoverageByInterval {
  return Object.fromEntries(
    INTERVALS.map(({ name, low, high }) => {
      const covered = (pair: BacktestPair) => pair.observed >= pair.quantiles.ensemble[levelIndex(low)]! && pair.observed <= pair.quantiles.ensemble[levelIndex(high)]!;
      return [name, pairs.filter(covered).length / pairs.length];
    }),
  ) as CoverageByInterval;
}

/** Mean over Q19 of |level - share of randomised PIT values at or below it|; the numbers belong to the pair, not the run. */
function pitBias(pairs: readonly BacktestPair[]): number {
  const values = pairs.map((pair) => randomisedPit(pair.law, pair.observed, uniformAt(hashOf(pair.unitId), Math.floor(pair.target / HOUR_MS), pair.leadHours)));
  return mean(Q19.map((level) => Math.abs(level - values.filter((u) => u <= level).length / values.length)));
}

/** FNV-1a of a unit's id, to address its random numbers. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash;
}

function dailyDifference(pairs: readonly BacktestPair[], losses: readonly Losses[], against: MethodName): readonly number[] {
  const days = new Map<number, number[]>();
  pairs.forEach((pair, i) => {
    const day = Math.floor(pair.target / DAY_MS);
    const list = days.get(day) ?? [];
    list.push(losses[i]!.ensemble - losses[i]![against]);
    days.set(day, list);
  });
  return [...days.keys()].sort((a, b) => a - b).map((day) => mean(days.get(day)!));
}

function countBy(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
