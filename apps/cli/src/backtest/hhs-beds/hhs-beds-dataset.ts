import { DAILY_PANEL_SETTINGS, type DailyCountPanel } from '@wardcast/forecasting';
import { DAY_MS } from '@wardcast/timeseries';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion } from '../backtest-dataset';
import { isoDate, replayDaily, type DailyProtocol } from '../panel/replay-daily';
import { panelScores } from '../panel/panel-outcome';
import { readStates } from './state-panel';
import { TIMES_SCORED } from './times-scored';

/** Without --from the last year of the data is scored. */
const DEFAULT_DAYS = 365;
/** Five days apart, so that every weekday comes up as an origin. */
const ORIGIN_STEP_DAYS = 5;
const HORIZON_DAYS = 14;
/** The rule's own past: half a year of differences. */
const REFERENCE_DAYS = 182;
const LAG_ORIGINS = 3;

/** Inpatient beds used by US state, one to fourteen days ahead; the settings are those of the NHS winters, and a half-life chosen on the states' reports before 2021-02-10. */
export const hhsBedsDataset: BacktestDataset = {
  name: 'hhs-beds',
  folder: 'hhs_state_capacity',
  about: 'inpatient beds used by US state, 1-14 days ahead; --from, --to bound origins and targets (default: the last year)',
  settingsFrozenAt: '2021-02-09',
  run: runHhsBeds,
};

function runHhsBeds(question: BacktestQuestion): BacktestAnswer {
  const panel = readStates(question.dataDir);
  if (panel === null) return { refused: `There is no CSV file with the columns state, date and inpatient_beds_used in ${question.dataDir}` };
  const protocol = protocolOf(panel, question);
  if (protocol.origins.size === 0) return { refused: `Nothing to forecast in that range: the data reach from ${isoDate(panel.firstDay)} to ${isoDate(panel.firstDay + panel.days - 1)}` };
  const { board, names } = replayDaily(panel, protocol, question);
  if (board.pairs === 0) return { refused: 'No state has enough history before that range' };
  const origins = [...protocol.origins];
  return {
    ...panelScores({ board, ...names, metric: 'wis', lag: LAG_ORIGINS }),
    from: isoDate(panel.firstDay + origins[0]!),
    to: isoDate(panel.firstDay + origins.at(-1)! + HORIZON_DAYS),
    origins: origins.length,
    timesScored: TIMES_SCORED.length,
    unit: 'beds',
    horizonUnit: 'd',
    published: [],
    notes: [`${panel.units.length} states and territories; a pair counts where its target and the same weekday before the origin are reported.`],
  };
}

function protocolOf(panel: DailyCountPanel, question: BacktestQuestion): DailyProtocol {
  const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS - panel.firstDay;
  const to = question.to === null ? panel.days : Math.min(panel.days, dayOf(question.to));
  const from = Math.max(0, question.from === null ? to - DEFAULT_DAYS : dayOf(question.from));
  const origins = new Set<number>();
  for (let origin = from; origin + HORIZON_DAYS < to; origin += ORIGIN_STEP_DAYS) origins.add(origin);
  return {
    settings: { ...DAILY_PANEL_SETTINGS, horizonDays: HORIZON_DAYS },
    origins,
    referenceFrom: (origin) => Math.max(0, origin - REFERENCE_DAYS),
    seasonOf: () => '',
    counts: () => true,
  };
}
