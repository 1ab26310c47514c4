import { compareLosses, type QuantileBoard, type QuantileScore } from '@wardcast/forecasting';
import type { Comparison, DatasetOutcome, HorizonScores, MemberScore, OurScores, SeasonScores } from '../backtest-dataset';

/** What a panel's board is read with. */
export interface PanelReading {
  readonly board: QuantileBoard;
  /** Name of our method on the board. */
  readonly ours: string;
  /** Methods that ours is compared with; our loss is divided by that of the best of them, horizon by horizon. */
  readonly references: readonly string[];
  /** Our own parts, each scored with the law of the whole around its own centre. */
  readonly members: readonly string[];
  /** Which loss is reported. */
  readonly metric: 'wis' | 'pinball';
  /** Blocks of the significance test: lags of its variance. */
  readonly lag: number;
}
export type PanelScores = Pick<DatasetOutcome, 'pairs' | 'ours' | 'members' | 'comparisons' | 'references' | 'pit'>;

/** Scores, references and comparisons of a board in the shape of the command's result. */
export function panelScores(reading: PanelReading): PanelScores {
  const { board, ours, references, members, metric } = reading;
  const loss = (method: string): number => board.score(method)?.[metric] ?? NaN;
  const memberScores: MemberScore[] = members.map((name) => ({ name, weight: 1 / members.length, [metric]: loss(name) }));
  return {
    pairs: board.pairs,
    ours: ourScores(reading),
    members: memberScores,
    references: Object.fromEntries(references.map((name) => [name, loss(name)])),
    comparisons: board.pairs === 0 ? [] : references.map((against) => comparison(reading, ours, against)),
    pit: null,
  };
}

function ourScores({ board, ours, references, metric }: PanelReading): OurScores {
  const all = board.score(ours);
  const relative = (at: Cell): number | null => ratio(board.score(ours, at), bestOf(board, references, at));
  const horizons = [...board.horizons].sort((a, b) => a - b);
  const seasons = [...board.seasons].sort();
  return {
    pinball: all?.pinball ?? null,
    wis: metric === 'wis' ? all?.wis ?? null : null,
    relativeWis: metric === 'wis' ? relative({}) : null,
    mase: null,
    coverage: all?.coverage ?? null,
    pitBias: null,
    crps: null,
    byHorizon: Object.fromEntries(horizons.map((horizon) => [String(horizon), horizonScores(board, { ours, references, metric, horizon })])),
    bySeason: seasons.length < 2 ? null : Object.fromEntries(seasons.map((season) => [season, seasonScores(board.score(ours, { season }), relative({ season }))])),
  };
}

function horizonScores(board: QuantileBoard, at: { readonly ours: string; readonly references: readonly string[]; readonly metric: 'wis' | 'pinball'; readonly horizon: number }): HorizonScores {
  const { ours, references, metric, horizon } = at;
  const score = board.score(ours, { horizon });
  const losses = references.map((name) => [name, board.score(name, { horizon })?.[metric] ?? NaN] as const);
  const relative = ratio(score, bestOf(board, references, { horizon }));
  return {
    pinball: score?.pinball ?? null,
    wape: score?.wape ?? null,
    coverage: score?.coverage ?? null,
    ...(metric === 'wis' && score !== null ? { wis: score.wis } : {}),
    ...(relative === null ? {} : { relative }),
    references: Object.fromEntries(losses),
  };
}

function seasonScores(score: QuantileScore | null, relativeWis: number | null): SeasonScores {
  return { relativeWis, coverage: score?.coverage ?? null, ...(score === null ? {} : { wis: score.wis }) };
}

type Cell = Parameters<QuantileBoard['score']>[1];

/** Score of the reference with the least loss. */
function bestOf(board: QuantileBoard, references: readonly string[], at: Cell): QuantileScore | null {
  const scores = references.map((name) => board.score(name, at)).filter((score) => score !== null);
  return scores.reduce<QuantileScore | null>((best, score) => (best !== null && best.pinball <= score.pinball ? best : score), null);
}

function ratio(score: QuantileScore | null, reference: QuantileScore | null): number | null {
  return score === null || reference === null || !(reference.pinball > 0) ? null : score.pinball / reference.pinball;
}

function comparison({ board, metric, lag }: PanelReading, ours: string, against: string): Comparison {
  const factor = metric === 'wis' ? 2 : 1;
  const losses = (method: string): readonly number[] => board.column(method).losses.map((loss) => factor * loss);
  const { difference, dmT, dmP, low95, high95 } = compareLosses(losses(ours), losses(against), board.column(ours).blocks, { lag });
  return { against, difference, dmT, dmP, low95, high95 };
}
