import { compareMethods, METHODS, Q23, scoreBoard, type BacktestPair, type MethodName, type ScoreBoard } from '@wardcast/forecasting';
import type { DatasetOutcome, IssuedQuantile } from '../backtest-dataset';
import { crowdingLine, type CrowdingOutcome } from './crowding-outcomes';
import { runningOutLines, type RunningOut } from './running-out';
import type { BacktestRange } from './sample-plan';

export interface SampleRun {
  readonly range: Pick<BacktestRange, 'from' | 'to'>;
  readonly origins: number;
  readonly pairs: readonly BacktestPair[];
  /** Absent = not scored. */
  readonly crowding?: readonly CrowdingOutcome[];
  /** Absent = not scored. */
  readonly runningOut?: readonly RunningOut[];
}

/** Their weights differ by horizon: PRIOR_DIRECT_WEIGHTS. */
const MEMBERS = ['flow', 'direct ridge'] as const;

/** Scores a run on the sample hospital. */
export function outcomeOf(run: SampleRun): DatasetOutcome {
  const board = scoreBoard(run.pairs);
  const { pinball, wis, crps, pitBias, coverage } = board;
  const byHorizon = Object.fromEntries([...board.byHorizon].map(([lead, score]) => [String(lead), { pinball: score.pinball, wape: score.wape, coverage: score.coverage, references: rulesOf(score.byMethod) }]));
  return {
    from: isoDay(run.range.from),
    to: isoDay(run.range.to),
    origins: run.origins,
    pairs: board.pairs,
    timesScored: null,
    unit: 'patients',
    horizonUnit: 'h',
    ours: { pinball, wis, relativeWis: null, mase: null, coverage, pitBias, crps, byHorizon, bySeason: null },
    references: rulesOf(board.byMethod),
    members: MEMBERS.map((name) => ({ name, weight: null, pinball: board.byMethod[name] })),
    published: [],
    comparisons: METHODS.slice(1).map((against) => ({ against, ...compareMethods(board.dailyDifference[against]) })),
    pit: null,
    notes: [stepLine(board), ...runningOutLines(run.runningOut ?? []), crowdingLine(run.crowding ?? []) ?? []].flat(),
  };
}

/** Every quantile of ours, with what happened. */
export function* issuedOf(pairs: readonly BacktestPair[]): Generator<IssuedQuantile> {
  for (const { origin, target, unitId, quantiles, observed } of pairs) {
    for (const [i, level] of Q23.entries()) yield { origin, target, series: unitId, level, value: quantiles.ensemble[i]!, observed };
  }
}

function rulesOf(byMethod: Readonly<Record<MethodName, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(METHODS.slice(1).map((name) => [name, byMethod[name]]));
}

function stepLine(board: ScoreBoard): string {
  const steps = [...board.ladderSteps].sort(([a], [b]) => a - b).map(([step, count]) => `step ${step}: ${count}`);
  return `Forecasts by step of the fallback ladder (2 = both members, 3 = flow model alone): ${steps.join(', ')}.`;
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
