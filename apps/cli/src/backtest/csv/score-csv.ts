import { DAILY_PANEL_SETTINGS, forecastWeeklyLevel, HOURLY_PANEL_SETTINGS, lastValueQuantiles, QuantileBoard, shippedDailyLaw, shippedHourlyLaw, shortRecordFactor } from '@wardcast/forecasting';

import { DAY_MS, isHoliday } from '@wardcast/timeseries';
import type { BacktestQuestion } from '../backtest-dataset';
import { PANEL_LEVELS, replayDaily, type DailyReplay } from '../panel/replay-daily';
import { replayHourly } from '../panel/replay-hourly';
import { stepText, type CsvBlock } from './csv-block';
import type { CsvGrid } from './csv-step';
import { ScaledErrors, seasonalScale } from './scaled-errors';

/** What scoring one file gives, whatever its step. */
export interface CsvScores extends DailyReplay {
  readonly origins: number;
  readonly scaled: ScaledErrors;
}
interface CsvScoring {
  readonly grid: CsvGrid;
  readonly block: CsvBlock;
  readonly question: Pick<BacktestQuestion, 'onProgress' | 'onIssued'>;
  /** Region of the public holidays, e.g. GB-ENG; null = none are known. */
  readonly region: string | null;
}

const SEASON = { hourly: 168, daily: 7, weekly: 1 };
const HORIZON_WEEKS = 8;
const DAYS_BEYOND = 5;
const LEVEL = 'smoothed level';
const LAST = 'last value';

/** Scores a file: daily and hourly counts with the pooled panel model, weekly ones with a smoothed level. */
export function scoreCsv(scoring: CsvScoring): CsvScores {
  const { grid, block } = scoring;
  const scaled = new ScaledErrors(grid.values.map((values) => seasonalScale(values, SEASON[grid.step], block.from)));
  if (grid.step === 'daily') return scoreDaily(scoring, scaled);
  return grid.step === 'hourly' ? scoreHourly(scoring, scaled) : scoreWeekly(scoring, scaled);
}

/** Widening for a series whose record began late, by steps a week. */
function wideningOf(grid: CsvGrid, stepsAWeek: number): (origin: number, series: number) => number {
  const first = grid.values.map((values) => values.findIndex((value) => !Number.isNaN(value)));
  return (origin, series) => shortRecordFactor((origin + 1 - first[series]!) / stepsAWeek);
}

function scoreDaily({ grid, block, question }: CsvScoring, scaled: ScaledErrors): CsvScores {
  const panel = { firstDay: grid.firstHour / 24, days: grid.steps, units: grid.names, counts: grid.values, capacity: null };
  const origins = new Set(Array.from({ length: block.to - 1 - block.from }, (_, k) => block.from + k));
  const inside = { ...panel, days: block.to, counts: grid.values.map((values) => values.subarray(0, block.to)) };
  const protocol = {
    settings: DAILY_PANEL_SETTINGS,
    origins,
    referenceFrom: () => 0,
    seasonOf: () => '',
    counts: () => true,
    prior: shippedDailyLaw(),
    widening: wideningOf(grid, SEASON.daily),
    onError: (series: number, horizon: number, error: number) => scaled.add(series, horizon, error),
  };
  return { ...replayDaily(inside, protocol, question), origins: origins.size, scaled };
}

function scoreHourly({ grid, block, question, region }: CsvScoring, scaled: ScaledErrors): CsvScores {
  const firstDay = grid.firstHour / 24;
  const days = Math.ceil(grid.steps / 24) + DAYS_BEYOND;
  const holidays = Uint8Array.from({ length: days }, (_, k) => (region !== null && isHoliday(region, 'UTC', (firstDay + k) * DAY_MS) ? 1 : 0));
  const panel = { firstDay, hours: grid.steps, sites: grid.names, counts: grid.values, companions: null, regions: grid.names.map(() => 0), holidays };
  const protocol = {
    settings: HOURLY_PANEL_SETTINGS,
    ...block,
    prior: shippedHourlyLaw(),
    widening: wideningOf(grid, SEASON.hourly),
    onError: (series: number, horizon: number, error: number) => scaled.add(series, horizon, error),
  };
  return { ...replayHourly(panel, protocol, question), scaled };
}

function scoreWeekly({ grid, block, question }: CsvScoring, scaled: ScaledErrors): CsvScores {
  const board = new QuantileBoard(PANEL_LEVELS);
  const options = { horizonWeeks: HORIZON_WEEKS, levels: PANEL_LEVELS };
  for (let t = block.from; t < block.to - 1; t++) {
    grid.values.forEach((values, series) => {
      const forecast = forecastWeeklyLevel(values, t, options);
      const last = lastValue(values, t);
      if (forecast === null) return;
      for (let horizon = 1; horizon <= HORIZON_WEEKS && t + horizon < block.to; horizon++) {
        const observed = values[t + horizon]!;
        if (Number.isNaN(observed)) continue;
        const ours = forecast.quantiles[horizon - 1]!;
        board.add({ horizon, block: t, season: '', observed, quantiles: { [LEVEL]: ours, [LAST]: last[horizon - 1]! } });
        scaled.add(series, horizon, observed - ours[(PANEL_LEVELS.length - 1) / 2]!);
        if (question.onIssued === null) continue;
        for (const [k, level] of PANEL_LEVELS.entries()) question.onIssued({ origin: stepText(grid, t), target: stepText(grid, t + horizon), series: grid.names[series]!, level, value: ours[k]!, observed });
      }
    });
    question.onProgress(t + 1 - block.from, block.to - 1 - block.from, 'weeks');
  }
  return { board, names: { ours: LEVEL, references: [LAST], members: [] }, origins: block.to - 1 - block.from, scaled };
}

/** The last value with the quantiles of its own differences, mirrored: the level model with all weight on the newest week. */
function lastValue(values: Float64Array, origin: number): readonly Float64Array[] {
  return Array.from({ length: HORIZON_WEEKS }, (_, k) => lastValueQuantiles(values, { origin, steps: k + 1, levels: PANEL_LEVELS }));
}
