import { DAILY_SETTINGS, dailyQuantiles, DailyWalk, QuantileBoard, weekAgoReference, type DailyForecast } from '@wardcast/forecasting';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion } from '../backtest-dataset';
import { panelScores } from '../panel/panel-outcome';
import { peerRows } from './nhs-peers';
import { HORIZON_DAYS, isoDate, LEVELS, scoredWinters, type ScoredWinter } from './nhs-protocol';
import { readWinters, type WinterPanel } from './nhs-winters';
import { TIMES_SCORED } from './times-scored';

const OURS = 'pooled ridge';
const WEEK_AGO = 'same weekday last week';
const MEMBERS = ['without weekday profile', 'plain lags'];
const PROGRESS_DAYS = 50;
/** Weekly lags for origins five days apart. */
const LAG_ORIGINS = 2;

/** Beds occupied by trust, one to seven days ahead, with what the winter's reports had told by then. */
export const nhsBedsDataset: BacktestDataset = {
  name: 'nhs-beds',
  folder: 'nhs_winter_sitreps',
  about: 'beds occupied by NHS trust, 1-7 days ahead; --from, --to bound origins and targets, --seasons names winters (default: the last one)',
  settingsFrozenAt: '2019-03-03',
  run: runNhsBeds,
};

function runNhsBeds(question: BacktestQuestion): BacktestAnswer {
  const data = readWinters(question.dataDir);
  if (data === null) return { refused: `There is no file trusts_daily*.csv in ${question.dataDir}` };
  const winters = scoredWinters(data.panel, data.winters, question);
  if (winters.length === 0) return { refused: `No winter with a day to forecast from in that range; the data hold ${data.winters.map(({ name }) => name).join(', ')}` };
  const board = replay(data, winters, question);
  if (board.pairs === 0) return { refused: 'No trust reported every day of that winter, so there is nothing to score' };
  const origins = winters.flatMap((winter) => [...winter.origins]);
  const trusts = winters.at(-1)!.complete.filter(Boolean).length;
  return {
    ...panelScores({ board, ours: OURS, references: [WEEK_AGO], members: MEMBERS, metric: 'wis', lag: LAG_ORIGINS }),
    from: isoDate(data.panel.firstDay + Math.min(...origins)),
    to: isoDate(data.panel.firstDay + Math.max(...origins) + HORIZON_DAYS),
    origins: origins.length,
    timesScored: TIMES_SCORED.length,
    unit: 'beds',
    horizonUnit: 'd',
    published: peerRows({ winter: winters.at(-1)!.name, trusts, pairs: board.pairs }),
    notes: [`Scored: ${winters.map(({ name, complete }) => `${name} (${complete.filter(Boolean).length} trusts that reported every day)`).join(', ')}; all ${data.panel.units.length} trusts of ${data.winters.length} winters are learnt from, as they were lived.`],
  };
}

function replay({ panel }: WinterPanel, winters: readonly ScoredWinter[], question: BacktestQuestion): QuantileBoard {
  const board = new QuantileBoard(LEVELS);
  const walk = new DailyWalk(panel, DAILY_SETTINGS);
  const last = Math.max(...winters.flatMap(({ origins }) => [...origins]));
  for (let t = 0; t <= last; t++) {
    const forecasts = walk.advance();
    const winter = winters.find(({ origins }) => origins.has(t));
    if (winter !== undefined) forecasts.forEach((forecast, i) => winter.complete[i] && scoreUnit({ walk, winter, board, question }, { t, i, forecast }));
    if (t % PROGRESS_DAYS === 0 || t === last) question.onProgress(t + 1, last + 1, 'days lived');
  }
  return board;
}

interface Scoring {
  readonly walk: DailyWalk;
  readonly winter: ScoredWinter;
  readonly board: QuantileBoard;
  readonly question: BacktestQuestion;
}

function scoreUnit({ walk, winter, board, question }: Scoring, at: { readonly t: number; readonly i: number; readonly forecast: DailyForecast | null }): void {
  const { panel, settings, learner } = walk;
  const { t, i, forecast } = at;
  const counts = panel.counts[i]!;
  for (let horizon = 1; horizon <= HORIZON_DAYS; horizon++) {
    const reference = weekAgoReference(counts, { from: winter.firstDay, origin: t, horizon, levels: LEVELS });
    const ours = forecast === null ? null : dailyQuantiles({ settings, law: learner }, forecast, horizon, LEVELS);
    if (reference === null || forecast === null || ours === null) continue;
    const observed = counts[t + horizon]!;
    const shifted = forecast.members.map((member) => ours.map((value) => value + forecast.level * (member[horizon]! - forecast.centre[horizon]!)));
    const quantiles = { [OURS]: ours, [WEEK_AGO]: reference, ...Object.fromEntries(MEMBERS.map((name, m) => [name, shifted[m]!])) };
    board.add({ horizon, block: t, season: winter.name, observed, quantiles });
    issue(question, { series: panel.units[i]!, origin: isoDate(panel.firstDay + t), target: isoDate(panel.firstDay + t + horizon), ours, observed });
  }
}

function issue(question: BacktestQuestion, row: { readonly series: string; readonly origin: string; readonly target: string; readonly ours: Float64Array; readonly observed: number }): void {
  if (question.onIssued === null) return;
  const { series, origin, target, ours, observed } = row;
  for (const [j, level] of LEVELS.entries()) question.onIssued({ origin, target, series, level, value: ours[j]!, observed });
}
