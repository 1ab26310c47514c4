import { HOURLY_REFERENCES, hourlyQuantiles, HourlyWalk, QuantileBoard, SiteReferences, type HourlyForecast, type HourlyLaw, type HourlyPanel, type HourlySettings } from '@wardcast/forecasting';
import { DAY_MS, HOUR_MS } from '@wardcast/timeseries';
import type { BacktestQuestion } from '../backtest-dataset';
import { PANEL_LEVELS, type DailyReplay } from './replay-daily';

const OURS = 'pooled ridge';
const MEMBERS = ['shared coefficients', "site's own coefficients"] as const;
const PROGRESS_HOURS = 24 * 28;

/** How an hourly panel is judged: origins and targets lie in [from, to), hours of the panel. */
export interface HourlyProtocol {
  readonly settings: HourlySettings;
  readonly from: number;
  readonly to: number;
  readonly prior?: HourlyLaw | null;
  /** How much wider a site's forecast is made, for want of its own past; absent = 1. */
  readonly widening?: (origin: number, site: number) => number;
  /** Called with every pair: site, horizon and y - median. */
  readonly onError?: (site: number, horizon: number, error: number) => void;
}
export interface HourlyReplay extends DailyReplay {
  readonly origins: number;
}

/** Lives through the panel hour by hour and scores the forecasts of the block beside the three cheap rules. */
export function replayHourly(panel: HourlyPanel, protocol: HourlyProtocol, question: Pick<BacktestQuestion, 'onProgress' | 'onIssued'>): HourlyReplay {
  const { settings, from, to } = protocol;
  const board = new QuantileBoard(PANEL_LEVELS);
  const walk = new HourlyWalk(panel, settings, protocol.prior ?? null);
  const references = panel.counts.map((counts) => new SiteReferences(counts, settings.horizonsHours));
  let origins = 0;
  for (let t = 0; t < to; t++) {
    const forecasts = walk.advance();
    if (t % PROGRESS_HOURS === 0 || t === to - 1) question.onProgress(t + 1, to, 'hours lived');
    if (forecasts === null) continue;
    if (t >= from) origins++;
    forecasts.forEach((forecast, site) => {
      const rules = references[site]!.at(t, PANEL_LEVELS);
      if (t >= from && rules !== null && forecast !== null) scoreSite({ walk, board, protocol, question }, { t, site, forecast, rules });
    });
  }
  return { board, origins, names: { ours: OURS, references: [...HOURLY_REFERENCES], members: MEMBERS } };
}

interface Scoring {
  readonly walk: HourlyWalk;
  readonly board: QuantileBoard;
  readonly protocol: HourlyProtocol;
  readonly question: Pick<BacktestQuestion, 'onIssued'>;
}
interface SiteAt {
  readonly t: number;
  readonly site: number;
  readonly forecast: HourlyForecast;
  readonly rules: readonly (readonly (Float64Array | null)[])[];
}

function scoreSite({ walk, board, protocol, question }: Scoring, { t, site, forecast, rules }: SiteAt): void {
  const { panel, law, settings } = walk;
  const factor = protocol.widening?.(t, site) ?? 1;
  const wider = { ...forecast, scale: forecast.scale.map((value) => value * factor) };
  settings.horizonsHours.forEach((horizon, j) => {
    const observed = panel.counts[site]![t + horizon] ?? NaN;
    if (t + horizon >= protocol.to || Number.isNaN(observed)) return;
    const ours = hourlyQuantiles(law, wider, j, PANEL_LEVELS);
    const beside = rules.map((rule) => rule[j] ?? null);
    if (ours === null || beside.includes(null)) return;
    const around = (centre: number): Float64Array => ours.map((value) => Math.max(0, value + centre - forecast.centre[j]!));
    const methods: readonly (readonly [string, Float64Array])[] = [[OURS, ours], [MEMBERS[0], around(forecast.shared[j]!)], [MEMBERS[1], around(forecast.own[j]!)], ...HOURLY_REFERENCES.map((name, k) => [name, beside[k]!] as const)];
    board.add({ horizon, block: Math.floor(t / 24), season: '', observed, quantiles: Object.fromEntries(methods) });
    protocol.onError?.(site, horizon, observed - ours[(PANEL_LEVELS.length - 1) / 2]!);
    if (question.onIssued === null) return;
    for (const [k, level] of PANEL_LEVELS.entries()) question.onIssued({ origin: wallText(panel, t), target: wallText(panel, t + horizon), series: panel.sites[site]!, level, value: ours[k]!, observed });
  });
}

/** Wall time of an hour of the panel, YYYY-MM-DDTHH:MM. */
export function wallText(panel: Pick<HourlyPanel, 'firstDay'>, hour: number): string {
  return new Date(panel.firstDay * DAY_MS + hour * HOUR_MS).toISOString().slice(0, 16);
}
