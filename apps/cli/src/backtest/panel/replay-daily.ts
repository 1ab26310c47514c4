import { dailyQuantiles, DailyWalk, QuantileBoard, weekAgoReference, type DailyCountPanel, type DailyForecast, type DailyLaw, type DailyPanelSettings } from '@wardcast/forecasting';
import { DAY_MS } from '@wardcast/timeseries';
import type { BacktestQuestion } from '../backtest-dataset';

export const PANEL_LEVELS: readonly number[] = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
const OURS = 'pooled ridge';
const WEEK_AGO = 'same weekday last week';
const PROGRESS_DAYS = 50;

/** How a daily panel is judged. Days are indices of the panel. */
export interface DailyProtocol {
  readonly settings: DailyPanelSettings;
  readonly origins: ReadonlySet<number>;
  /** First day of the differences that the plain rule's spread is made of, at an origin. */
  readonly referenceFrom: (origin: number) => number;
  readonly seasonOf: (origin: number) => string;
  /** Whether a unit (index) is scored at an origin; all are learnt from. */
  readonly counts: (origin: number, unit: number) => boolean;
  /** A stored law for the time before the panel has taught one of its own. */
  readonly prior?: DailyLaw | null;
  /** How much wider a unit's forecast is made, for want of its own past; absent = 1. */
  readonly widening?: (origin: number, unit: number) => number;
  /** Called with every pair: unit, horizon and y - median. */
  readonly onError?: (unit: number, horizon: number, error: number) => void;
}
export interface DailyReplay {
  readonly board: QuantileBoard;
  /** Names on the board. */
  readonly names: { readonly ours: string; readonly references: readonly string[]; readonly members: readonly string[] };
}

/** Lives through the panel day by day and scores the forecasts of the protocol's origins beside the same weekday last week. */
export function replayDaily(panel: DailyCountPanel, protocol: DailyProtocol, question: Pick<BacktestQuestion, 'onProgress' | 'onIssued'>): DailyReplay {
  const board = new QuantileBoard(PANEL_LEVELS);
  const walk = new DailyWalk(panel, protocol.settings, protocol.prior ?? null);
  const members = protocol.settings.members.map(({ deseasonalised, lags }) => `${deseasonalised ? 'without weekday profile' : 'plain'}, ${lags} lags`);
  const last = Math.max(...protocol.origins);
  for (let t = 0; t <= last; t++) {
    const forecasts = walk.advance();
    if (t % PROGRESS_DAYS === 0 || t === last) question.onProgress(t + 1, last + 1, 'days lived');
    if (!protocol.origins.has(t)) continue;
    forecasts.forEach((forecast, unit) => {
      if (forecast !== null && protocol.counts(t, unit)) scoreUnit({ walk, protocol, board, members, question }, { t, unit, forecast });
    });
  }
  return { board, names: { ours: OURS, references: [WEEK_AGO], members } };
}

interface Scoring {
  readonly walk: DailyWalk;
  readonly protocol: DailyProtocol;
  readonly board: QuantileBoard;
  readonly members: readonly string[];
  readonly question: Pick<BacktestQuestion, 'onIssued'>;
}

function scoreUnit({ walk, protocol, board, members, question }: Scoring, { t, unit, forecast }: { readonly t: number; readonly unit: number; readonly forecast: DailyForecast }): void {
  const { panel, settings, law } = walk;
  const counts = panel.counts[unit]!;
  const model = { settings, law };
  const factor = protocol.widening?.(t, unit) ?? 1;
  const wider = { ...forecast, wide: forecast.wide.map((value) => value * factor) };
  for (let horizon = 1; horizon <= settings.horizonDays; horizon++) {
    const observed = counts[t + horizon] ?? NaN;
    const reference = weekAgoReference(counts, { from: protocol.referenceFrom(t), origin: t, horizon, levels: PANEL_LEVELS });
    const ours = dailyQuantiles(model, wider, horizon, PANEL_LEVELS);
    if (Number.isNaN(observed) || reference === null || ours === null) continue;
    const byMember = members.map((name, m) => [name, ours.map((value) => Math.max(0, value + forecast.level * (forecast.members[m]![horizon]! - forecast.centre[horizon]!)))] as const);
    board.add({ horizon, block: t, season: protocol.seasonOf(t), observed, quantiles: { [OURS]: ours, [WEEK_AGO]: reference, ...Object.fromEntries(byMember) } });
    protocol.onError?.(unit, horizon, observed - ours[(PANEL_LEVELS.length - 1) / 2]!);
    if (question.onIssued === null) continue;
    const issued = { series: panel.units[unit]!, origin: isoDate(panel.firstDay + t), target: isoDate(panel.firstDay + t + horizon), observed };
    for (const [j, level] of PANEL_LEVELS.entries()) question.onIssued({ ...issued, level, value: ours[j]! });
  }
}

/** YYYY-MM-DD of a day number. */
export function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
