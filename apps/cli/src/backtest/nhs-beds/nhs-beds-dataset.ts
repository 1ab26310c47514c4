import { DAILY_PANEL_SETTINGS } from '@wardcast/forecasting';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion } from '../backtest-dataset';
import { isoDate, replayDaily } from '../panel/replay-daily';
import { panelScores } from '../panel/panel-outcome';
import { saveDailyLaw } from '../panel/save-law';
import { peerRows } from './nhs-peers';
import { HORIZON_DAYS, scoredWinters, type ScoredWinter } from './nhs-protocol';
import { readWinters } from './nhs-winters';
import { TIMES_SCORED } from './times-scored';

/** Origins are five days apart: two of them reach over the week of a horizon. */
const LAG_ORIGINS = 2;

const LAW_ORIGIN = 'NHS England winter daily situation reports, general and acute beds occupied by trust (Open Government Licence v3)';
const HALF_LIFE_NOTE = 'One setting, the half-life of old rows, was chosen on reports of US states up to 2021-02-09; no NHS report after 2019-03-03 was used.';

/** Beds occupied by trust, one to seven days ahead, with what the winter's reports had told by then. */
export const nhsBedsDataset: BacktestDataset = {
  name: 'nhs-beds',
  folder: 'nhs_winter_sitreps',
  about: 'beds occupied by NHS trust, 1-7 days ahead; --from, --to bound origins and targets, --seasons names winters (default: the last one)',
  settingsFrozenAt: '2019-03-03',
  hasSeasons: true,
  options: { law: 'write what was learnt from all winters to this file, for sites without a past' },
  run: runNhsBeds,
};

function runNhsBeds(question: BacktestQuestion): BacktestAnswer {
  const data = readWinters(question.dataDir);
  if (data === null) return { refused: `There is no file trusts_daily*.csv in ${question.dataDir}` };
  const lawFile = question.options['law'];
  if (lawFile !== undefined) saveDailyLaw(lawFile, data.panel, LAW_ORIGIN);
  const winters = scoredWinters(data.panel, data.winters, question);
  if (winters.length === 0) return { refused: `No winter with a day to forecast from in that range; the data hold ${data.winters.map(({ name }) => name).join(', ')}` };
  const { board, names } = replayDaily(data.panel, protocolOf(winters), question);
  if (board.pairs === 0) return { refused: 'No trust reported every day of that winter, so there is nothing to score' };
  const origins = winters.flatMap((winter) => [...winter.origins]);
  const trusts = winters.at(-1)!.complete.filter(Boolean).length;
  return {
    ...panelScores({ board, ...names, metric: 'wis', lag: LAG_ORIGINS }),
    from: isoDate(data.panel.firstDay + Math.min(...origins)),
    to: isoDate(data.panel.firstDay + Math.max(...origins) + HORIZON_DAYS),
    origins: origins.length,
    timesScored: TIMES_SCORED.length,
    unit: 'beds',
    horizonUnit: 'd',
    published: peerRows({ winter: winters.at(-1)!.name, trusts, pairs: board.pairs }),
    notes: [`Scored: ${winters.map(({ name, complete }) => `${name} (${complete.filter(Boolean).length} trusts that reported every day)`).join(', ')}; all ${data.panel.units.length} trusts of ${data.winters.length} winters are learnt from, as they were lived.`, HALF_LIFE_NOTE],
  };
}

function protocolOf(winters: readonly ScoredWinter[]): Parameters<typeof replayDaily>[1] {
  const winterAt = (origin: number): ScoredWinter => winters.find(({ origins }) => origins.has(origin))!;
  return {
    settings: DAILY_PANEL_SETTINGS,
    origins: new Set(winters.flatMap(({ origins }) => [...origins])),
    referenceFrom: (origin) => winterAt(origin).firstDay,
    seasonOf: (origin) => winterAt(origin).name,
    counts: (origin, unit) => winterAt(origin).complete[unit]!,
  };
}
