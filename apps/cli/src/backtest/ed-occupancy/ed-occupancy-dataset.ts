import { HOURLY_REFERENCES, HOURLY_PANEL_SETTINGS, hourlyQuantiles, HourlyWalk, QuantileBoard, SiteReferences, type HourlyForecast, type HourlyPanel } from '@wardcast/forecasting';
import { DAY_MS, HOUR_MS } from '@wardcast/timeseries';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion } from '../backtest-dataset';
import { panelScores } from '../panel/panel-outcome';
import { readOccupancy } from './occupancy-panel';
import { TIMES_SCORED } from './times-scored';

const OURS = 'pooled ridge';
const MEMBERS = ['shared coefficients', "site's own coefficients"];
const LEVELS: readonly number[] = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
/** The protocol's block begins here; without --to it reaches to the end of the data. */
const DEFAULT_FROM = '2024-05-01';
/** Horizons whose mean ratio to the best reference is the headline. */
const HEADLINE_HOURS = [4, 8, 12, 24];
const PROGRESS_HOURS = 24 * 28;
const LAG_DAYS = 7;

/** Patients present in emergency departments that send hourly counts only, with what had been reported by then. */
export const edOccupancyDataset: BacktestDataset = {
  name: 'ed-occupancy',
  folder: 'quebec_ed_hourly',
  about: 'patients present in 115 emergency departments, 1-72 h ahead; --from (default 2024-05-01) and --to bound origins and targets, local days',
  settingsFrozenAt: '2024-04-30',
  run: runEdOccupancy,
};

function runEdOccupancy(question: BacktestQuestion): BacktestAnswer {
  const panel = readOccupancy(question.dataDir);
  if (panel === null) return { refused: `There is no file patients_present*.csv in ${question.dataDir}` };
  const block = blockOf(panel, question);
  if (block.from >= block.to) return { refused: `The data reach from ${wallText(panel, 0)} to ${wallText(panel, panel.hours - 1)}; nothing of the block lies in them` };
  const { board, origins } = replay(panel, block, question);
  if (board.pairs === 0) return { refused: 'No pair of that block has both its origin and its target reported and eight weeks of history before it' };
  const scores = panelScores({ board, ours: OURS, references: [...HOURLY_REFERENCES], members: MEMBERS, metric: 'pinball', lag: LAG_DAYS });
  return {
    ...scores,
    ours: { ...scores.ours, further: { relativePinball: headline(board) } },
    from: wallText(panel, block.from).slice(0, 10),
    to: wallText(panel, block.to - 1).slice(0, 10),
    origins,
    timesScored: TIMES_SCORED.length,
    unit: 'patients',
    horizonUnit: 'h',
    published: [],
    notes: [
      `relativePinball is the mean over ${HEADLINE_HOURS.join(', ')} h of our loss over the best reference's at that horizon; ${panel.sites.length} sites.`,
    ],
  };
}

interface Block {
  readonly from: number;
  readonly to: number;
}

/** Hours of the panel, from inclusive, to exclusive. */
function blockOf(panel: HourlyPanel, { from, to }: BacktestQuestion): Block {
  const hour = (date: string): number => (Date.parse(`${date}T00:00:00Z`) / DAY_MS - panel.firstDay) * 24;
  return { from: Math.max(0, hour(from ?? DEFAULT_FROM)), to: to === null ? panel.hours : Math.min(panel.hours, hour(to)) };
}

function wallText(panel: HourlyPanel, hour: number): string {
  return new Date(panel.firstDay * DAY_MS + hour * HOUR_MS).toISOString().slice(0, 16);
}

function replay(panel: HourlyPanel, block: Block, question: BacktestQuestion): { readonly board: QuantileBoard; readonly origins: number } {
  const board = new QuantileBoard(LEVELS);
  const walk = new HourlyWalk(panel, HOURLY_PANEL_SETTINGS);
  const references = panel.counts.map((counts) => new SiteReferences(counts, HOURLY_PANEL_SETTINGS.horizonsHours));
  let origins = 0;
  for (let t = 0; t < block.to; t++) {
    const forecasts = walk.advance();
    if (t % PROGRESS_HOURS === 0 || t === block.to - 1) question.onProgress(t + 1, block.to, 'hours lived');
    if (forecasts === null) continue;
    if (t >= block.from) origins++;
    forecasts.forEach((forecast, i) => {
      const rules = references[i]!.at(t, LEVELS);
      if (t >= block.from && rules !== null && forecast !== null) scoreSite({ walk, board, block, question }, { t, i, forecast, rules });
    });
  }
  return { board, origins };
}

interface Scoring {
  readonly walk: HourlyWalk;
  readonly board: QuantileBoard;
  readonly block: Block;
  readonly question: BacktestQuestion;
}
interface SiteAt {
  readonly t: number;
  readonly i: number;
  readonly forecast: HourlyForecast;
  readonly rules: readonly (readonly (Float64Array | null)[])[];
}

function scoreSite({ walk, board, block, question }: Scoring, { t, i, forecast, rules }: SiteAt): void {
  const { panel, learner, settings } = walk;
  settings.horizonsHours.forEach((horizon, j) => {
    const observed = panel.counts[i]![t + horizon] ?? NaN;
    if (t + horizon >= block.to || Number.isNaN(observed)) return;
    const ours = hourlyQuantiles(learner, forecast, j, LEVELS);
    if (ours === null || rules.some((rule) => rule[j] === null)) return;
    const around = (centre: number): Float64Array => ours.map((value) => Math.max(0, value + centre - forecast.centre[j]!));
    const quantiles = Object.fromEntries([[OURS, ours], [MEMBERS[0], around(forecast.shared[j]!)], [MEMBERS[1], around(forecast.own[j]!)], ...HOURLY_REFERENCES.map((name, k) => [name, rules[k]![j]!])]);
    board.add({ horizon, block: Math.floor(t / 24), season: '', observed, quantiles: quantiles as Readonly<Record<string, Float64Array>> });
    if (question.onIssued === null) return;
    for (const [k, level] of LEVELS.entries()) question.onIssued({ origin: wallText(panel, t), target: wallText(panel, t + horizon), series: panel.sites[i]!, level, value: ours[k]!, observed });
  });
}

function headline(board: QuantileBoard): number {
  const ratios = HEADLINE_HOURS.map((horizon) => {
    const best = Math.min(...HOURLY_REFERENCES.map((name) => board.score(name, { horizon })?.pinball ?? Infinity));
    return (board.score(OURS, { horizon })?.pinball ?? NaN) / best;
  });
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}
