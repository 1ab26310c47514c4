import { compareLosses, Q23, weekNumber } from '@wardcast/forecasting';
import type { Comparison, Coverage, DatasetOutcome, HorizonScores, MemberScore, PublishedRow, SeasonScores } from '../backtest-dataset';
import { BASELINE, ENSEMBLE, wisOf, type FluTask } from './flu-tasks';

export interface ScoredTask {
  readonly task: FluTask;
  /** Counts at Q23: the forecast, and each member alone. */
  readonly quantiles: Float64Array;
  readonly members: Readonly<Record<string, Float64Array>>;
}

/** Places of the ends of the central intervals among Q23. */
const INTERVALS = [['0.5', 6, 16], ['0.8', 3, 19], ['0.95', 1, 21]] as const;
/** Forecasts of neighbouring weeks share up to four target weeks. */
const LAG_WEEKS = 4;
const PIT_BINS = 20;

type FluScores = Pick<DatasetOutcome, 'pairs' | 'ours' | 'members' | 'published' | 'comparisons' | 'pit'>;

/** Scores of all tasks: ratios are of sums over the same tasks, as the hub's relative scores are. */
export function fluScores(scored: readonly ScoredTask[], weights: Readonly<Record<string, number>>): FluScores {
  const wis = meanLoss(scored);
  const seasons = [...new Set(scored.map(({ task }) => task.season))].sort();
  const horizons = [...new Set(scored.map(({ task }) => task.horizon))].sort();
  const pit = pitCounts(scored);
  return {
    pairs: scored.length,
    ours: {
      pinball: wis / 2,
      wis,
      relativeWis: relative(scored),
      mase: null,
      coverage: coverageOf(scored),
      pitBias: pitBias(pit),
      crps: null,
      byHorizon: Object.fromEntries(horizons.map((h) => [String(h), horizonScores(scored.filter(({ task }) => task.horizon === h))])),
      bySeason: Object.fromEntries(seasons.map((season) => [season, seasonScores(scored.filter(({ task }) => task.season === season))])),
    },
    members: memberScores(scored, weights),
    published: seasons.flatMap((season) => publishedRows(scored.filter(({ task }) => task.season === season), season)),
    comparisons: seasons.flatMap((season) => comparisonsOf(scored.filter(({ task }) => task.season === season), season)),
    pit,
  };
}

function meanLoss(scored: readonly ScoredTask[]): number {
  return scored.reduce((sum, { task, quantiles }) => sum + wisOf(quantiles, task.truth), 0) / scored.length;
}

function meanOf(scored: readonly ScoredTask[], model: string): number {
  return scored.reduce((sum, { task }) => sum + task.losses[model]!, 0) / scored.length;
}

function relative(scored: readonly ScoredTask[]): number {
  return meanLoss(scored) / meanOf(scored, BASELINE);
}

function coverageOf(scored: readonly ScoredTask[]): Coverage {
  return Object.fromEntries(INTERVALS.map(([share, low, high]) => [share, scored.filter(({ task, quantiles: q }) => task.truth >= q[low]! && task.truth <= q[high]!).length / scored.length]));
}

function horizonScores(scored: readonly ScoredTask[]): HorizonScores {
  const wis = meanLoss(scored);
  const missed = scored.reduce((sum, { task, quantiles }) => sum + Math.abs(task.truth - quantiles[11]!), 0);
  const total = scored.reduce((sum, { task }) => sum + task.truth, 0);
  return { pinball: wis / 2, wis, relative: relative(scored), wape: total > 0 ? missed / total : null, coverage: coverageOf(scored), references: { [BASELINE]: meanOf(scored, BASELINE) } };
}

function seasonScores(scored: readonly ScoredTask[]): SeasonScores {
  const wis = meanLoss(scored);
  return { relativeWis: relative(scored), wis, pinball: wis / 2, coverage: coverageOf(scored) };
}

function memberScores(scored: readonly ScoredTask[], weights: Readonly<Record<string, number>>): readonly MemberScore[] {
  return Object.keys(scored[0]?.members ?? {}).map((name) => ({ name, weight: weights[name] ?? null, wis: scored.reduce((sum, { task, members }) => sum + wisOf(members[name]!, task.truth), 0) / scored.length }));
}

/** Published models on the tasks that they answered, as ratios to the baseline there; `samePairs` when those are all of ours. */
function publishedRows(scored: readonly ScoredTask[], season: string): readonly PublishedRow[] {
  const names = [...new Set(scored.flatMap(({ task }) => Object.keys(task.losses)))].sort();
  return names.map((name) => {
    const answered = scored.filter(({ task }) => name in task.losses);
    return { name, metric: `relativeWis@${season}`, value: meanOf(answered, name) / meanOf(answered, BASELINE), samePairs: answered.length === scored.length };
  });
}

function comparisonsOf(scored: readonly ScoredTask[], season: string): readonly Comparison[] {
  return [BASELINE, ENSEMBLE].flatMap((name) => {
    const pairs = scored.filter(({ task }) => name in task.losses);
    if (pairs.length === 0) return [];
    const weeks = pairs.map(({ task }) => weekNumber(Date.parse(`${task.reference}T00:00:00Z`)));
    return [{ against: `${name} ${season}`, ...compareLosses(pairs.map(({ task, quantiles }) => wisOf(quantiles, task.truth)), pairs.map(({ task }) => task.losses[name]!), weeks, { lag: LAG_WEEKS }) }];
  });
}

/** Counts of the probability transform, linear between the issued levels; outcomes beyond the outer levels fall into the outer bins. */
function pitCounts(scored: readonly ScoredTask[]): readonly number[] {
  const counts = new Array<number>(PIT_BINS).fill(0);
  for (const { task, quantiles } of scored) counts[Math.min(PIT_BINS - 1, Math.floor(PIT_BINS * transformOf(quantiles, task.truth)))]! += 1;
  return counts;
}

function transformOf(quantiles: Float64Array, truth: number): number {
  const below = quantiles.findLastIndex((q) => q < truth);
  // Equal quantiles, such as several zeros, share the outcome: the middle of their levels.
  const above = quantiles.findIndex((q) => q > truth);
  if (above < 0) return below < 0 ? 0.5 : (1 + Q23[below]!) / 2;
  if (below < 0) return Q23[above]! / 2;
  if (above - below > 1) return (Q23[above]! + Q23[below]!) / 2;
  const [low, high] = [quantiles[below]!, quantiles[above]!];
  return Q23[below]! + ((truth - low) / (high - low)) * (Q23[above]! - Q23[below]!);
}

/** Mean distance of the share of transforms below each inner bin end from that end. */
function pitBias(counts: readonly number[]): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  let below = 0;
  let distance = 0;
  for (let j = 1; j < PIT_BINS; j++) {
    below += counts[j - 1]!;
    distance += Math.abs(below / total - j / PIT_BINS);
  }
  return distance / (PIT_BINS - 1);
}
