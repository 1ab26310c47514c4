import { compareMethods, METHODS, scoreBoard, type BacktestPair, type MethodName, type ScoreBoard } from '@wardcast/forecasting';

export interface BacktestRun {
  readonly dataset: string;
  /** Origins in [from, to), ms UTC. */
  readonly from: number;
  readonly to: number;
  readonly origins: number;
  readonly pairs: readonly BacktestPair[];
  readonly secondsTotal: number;
}
/** The machine-readable result; null where this data set has no such score. */
export interface BacktestReport {
  readonly dataset: string;
  readonly from: string;
  readonly to: string;
  readonly origins: number;
  readonly pairs: number;
  readonly settingsFrozenAt: string | null;
  readonly timesScored: number | null;
  readonly ours: {
    readonly pinball: number;
    readonly wis: number;
    readonly relativeWis: null;
    readonly mase: null;
    readonly coverage: ScoreBoard['coverage'];
    readonly pitBias: number;
    readonly crps: number;
    readonly byHorizon: Readonly<Record<string, { readonly pinball: number; readonly wape: number | null; readonly coverage: ScoreBoard['coverage'] }>>;
    readonly bySeason: null;
  };
  readonly members: readonly { readonly name: string; readonly weight: number; readonly pinball: number }[];
  readonly published: readonly never[];
  readonly comparisons: readonly { readonly against: string; readonly difference: number; readonly dmT: number; readonly dmP: number; readonly low95: number; readonly high95: number }[];
  /** Mean pinball of every method on the same pairs. */
  readonly methods: Readonly<Record<MethodName, number>>;
  readonly secondsTotal: number;
}

export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Scores a run. The sample hospital is invented anew for every seed, so it has no frozen settings and no published scores. */
export function reportOf(run: BacktestRun): { readonly report: BacktestReport; readonly board: ScoreBoard } {
  const board = scoreBoard(run.pairs);
  const byHorizon = Object.fromEntries([...board.byHorizon].map(([lead, { pinball, wape, coverage }]) => [String(lead), { pinball, wape, coverage }]));
  const { pinball, wis, crps, pitBias, coverage } = board;
  const report: BacktestReport = {
    dataset: run.dataset,
    from: isoDay(run.from),
    to: isoDay(run.to),
    origins: run.origins,
    pairs: board.pairs,
    settingsFrozenAt: null,
    timesScored: null,
    ours: { pinball, wis, relativeWis: null, mase: null, coverage, pitBias, crps, byHorizon, bySeason: null },
    members: [{ name: 'flow', weight: 1, pinball }],
    published: [],
    comparisons: METHODS.slice(1).map((against) => ({ against, ...compareMethods(board.dailyDifference[against]) })),
    methods: board.byMethod,
    secondsTotal: run.secondsTotal,
  };
  return { report, board };
}
