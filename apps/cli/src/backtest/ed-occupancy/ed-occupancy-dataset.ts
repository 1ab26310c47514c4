import { HOURLY_PANEL_SETTINGS, type HourlyPanel, type QuantileBoard } from '@wardcast/forecasting';
import { DAY_MS } from '@wardcast/timeseries';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion, MemberScore } from '../backtest-dataset';
import { panelScores } from '../panel/panel-outcome';
import type { DailyReplay } from '../panel/replay-daily';
import { replayHourly, wallText } from '../panel/replay-hourly';
import { networkFor } from './network-member';
import { readOccupancy } from './occupancy-panel';
import { TIMES_SCORED } from './times-scored';

/** The protocol's block begins here; without --to it reaches to the end of the data. */
const DEFAULT_FROM = '2024-05-01';
/** Horizons whose mean ratio to the best reference is the headline. */
const HEADLINE_HOURS = [4, 8, 12, 24];
const LAG_DAYS = 7;

/** Patients present in emergency departments that send hourly counts only, with what had been reported by then. */
export const edOccupancyDataset: BacktestDataset = {
  name: 'ed-occupancy',
  folder: 'quebec_ed_hourly',
  about: 'patients present in 115 emergency departments, 1-72 h ahead; --from (default 2024-05-01) and --to bound origins and targets, local days',
  settingsFrozenAt: '2024-04-30',
  options: { neural: 'native, wasm or auto: a quantile network on TensorFlow.js as a second member, with the weight it earns' },
  run: runEdOccupancy,
};

async function runEdOccupancy(question: BacktestQuestion): Promise<BacktestAnswer> {
  const panel = readOccupancy(question.dataDir);
  if (panel === null) return { refused: `There is no file patients_present*.csv in ${question.dataDir}` };
  const block = blockOf(panel, question);
  if (block.from >= block.to) return { refused: `The data reach from ${wallText(panel, 0)} to ${wallText(panel, panel.hours - 1)}; nothing of the block lies in them` };
  const network = await networkFor(panel, block.to, question);
  if (network !== null && 'refused' in network) return network;
  const { board, origins, names, expertWeights } = replayHourly(panel, { settings: HOURLY_PANEL_SETTINGS, ...block, expert: network?.expert }, question);
  if (board.pairs === 0) return { refused: 'No pair of that block has both its origin and its target reported and eight weeks of history before it' };
  const scores = panelScores({ board, ...names, metric: 'pinball', lag: LAG_DAYS });
  return {
    ...scores,
    ours: { ...scores.ours, further: { relativePinball: headline(board, names) } },
    members: expertWeights === null ? scores.members : withWeights(scores.members, expertWeights),
    from: wallText(panel, block.from).slice(0, 10),
    to: wallText(panel, block.to - 1).slice(0, 10),
    origins,
    timesScored: TIMES_SCORED.length,
    unit: 'patients',
    horizonUnit: 'h',
    published: [],
    notes: [`relativePinball is the mean over ${HEADLINE_HOURS.join(', ')} h of our loss over the best reference's at that horizon; ${panel.sites.length} sites.`, ...(network?.notes ?? []), ...weightNotes(expertWeights)],
  };
}

/** Hours of the panel, from inclusive, to exclusive. */
function blockOf(panel: HourlyPanel, { from, to }: BacktestQuestion): { readonly from: number; readonly to: number } {
  const hour = (date: string): number => (Date.parse(`${date}T00:00:00Z`) / DAY_MS - panel.firstDay) * 24;
  return { from: Math.max(0, hour(from ?? DEFAULT_FROM)), to: to === null ? panel.hours : Math.min(panel.hours, hour(to)) };
}

/** The network's weight is its mean over horizons and block, and the ridge has the rest. */
function withWeights(members: readonly MemberScore[], expertWeights: readonly number[]): readonly MemberScore[] {
  const mean = expertWeights.reduce((sum, weight) => sum + weight, 0) / expertWeights.length;
  return members.map((member, k) => ({ ...member, weight: k === 0 ? 1 - mean : mean }));
}

function weightNotes(expertWeights: readonly number[] | null): readonly string[] {
  if (expertWeights === null) return [];
  const each = HOURLY_PANEL_SETTINGS.horizonsHours.map((hours, j) => `${hours} h ${expertWeights[j]!.toFixed(2)}`);
  return [`Mean weight that the network earned: ${each.join(', ')}.`];
}

function headline(board: QuantileBoard, { ours, references }: DailyReplay['names']): number {
  const ratios = HEADLINE_HOURS.map((horizon) => {
    const best = Math.min(...references.map((name) => board.score(name, { horizon })?.pinball ?? Infinity));
    return (board.score(ours, { horizon })?.pinball ?? NaN) / best;
  });
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}
