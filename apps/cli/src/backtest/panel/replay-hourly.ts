import { HOURLY_REFERENCES, hourlyQuantiles, HourlyWalk, QuantileBoard, SiteReferences, type HourlyForecast, type HourlyLaw, type HourlyPanel, type HourlySettings } from '@wardcast/forecasting';
import { DAY_MS, HOUR_MS } from '@wardcast/timeseries';
import type { BacktestQuestion } from '../backtest-dataset';
import { ExpertMixer, type EarningExpert } from './earning-expert';
import { PANEL_LEVELS, type DailyReplay } from './replay-daily';

const OURS = 'pooled ridge';
const MEMBERS = ['shared coefficients', "site's own coefficients"] as const;
/** The first member on its own, where a second one is mixed in. */
export const RIDGE_ALONE = 'pooled ridge alone';
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
  /** A second member beside the pooled ridge, with the weight that it earns. */
  readonly expert?: EarningExpert | null;
}
export interface HourlyReplay extends DailyReplay {
  readonly origins: number;
  /** Mean over the block of the second member's weight, by horizon; null without one. */
  readonly expertWeights: readonly number[] | null;
}

/** Lives through the panel hour by hour and scores the forecasts of the block beside the three cheap rules. */
export function replayHourly(panel: HourlyPanel, protocol: HourlyProtocol, question: Pick<BacktestQuestion, 'onProgress' | 'onIssued'>): HourlyReplay {
  const { settings, from, to } = protocol;
  const board = new QuantileBoard(PANEL_LEVELS);
  const walk = new HourlyWalk(panel, settings, protocol.prior ?? null);
  const references = panel.counts.map((counts) => new SiteReferences(counts, settings.horizonsHours));
  const mixer = protocol.expert == null ? null : new ExpertMixer(protocol.expert);
  const weights = settings.horizonsHours.map(() => 0);
  let origins = 0;
  for (let t = 0; t < to; t++) {
    const forecasts = walk.advance();
    if (t % PROGRESS_HOURS === 0 || t === to - 1) question.onProgress(t + 1, to, 'hours lived');
    if (forecasts === null) continue;
    if (t >= from) origins++;
    mixer?.begin(t);
    if (t >= from) mixer?.weights().forEach((weight, j) => (weights[j]! += weight));
    forecasts.forEach((forecast, site) => {
      const rules = references[site]!.at(t, PANEL_LEVELS);
      if (rules !== null && forecast !== null && (t >= from || mixer !== null)) scoreSite({ walk, board, protocol, question, mixer }, { t, site, forecast, rules });
    });
    mixer?.end(t);
  }
  const members = mixer === null ? MEMBERS : [RIDGE_ALONE, mixer.name];
  return { board, origins, names: { ours: OURS, references: [...HOURLY_REFERENCES], members }, expertWeights: mixer === null ? null : weights.map((sum) => sum / origins) };
}

interface Scoring {
  readonly walk: HourlyWalk;
  readonly board: QuantileBoard;
  readonly protocol: HourlyProtocol;
  readonly question: Pick<BacktestQuestion, 'onIssued'>;
  readonly mixer: ExpertMixer | null;
}
interface SiteAt {
  readonly t: number;
  readonly site: number;
  readonly forecast: HourlyForecast;
  readonly rules: readonly (readonly (Float64Array | null)[])[];
}

function scoreSite({ walk, board, protocol, question, mixer }: Scoring, { t, site, forecast, rules }: SiteAt): void {
  const { panel, law, settings } = walk;
  const factor = protocol.widening?.(t, site) ?? 1;
  const wider = { ...forecast, scale: forecast.scale.map((value) => value * factor) };
  settings.horizonsHours.forEach((horizon, j) => {
    const observed = panel.counts[site]![t + horizon] ?? NaN;
    if (t + horizon >= protocol.to || Number.isNaN(observed)) return;
    const ridge = hourlyQuantiles(law, wider, j, PANEL_LEVELS);
    const mixture = mixer?.mix({ origin: t, site, horizon: j }, ridge) ?? null;
    const ours = mixture?.mixed ?? ridge;
    const beside = rules.map((rule) => rule[j] ?? null);
    if (t < protocol.from || ours === null || ridge === null || beside.includes(null)) return;
    const around = (centre: number): Float64Array => ours.map((value) => Math.max(0, value + centre - forecast.centre[j]!));
    const parts: readonly (readonly [string, Float64Array])[] = mixer === null ? [[MEMBERS[0], around(forecast.shared[j]!)], [MEMBERS[1], around(forecast.own[j]!)]] : [[RIDGE_ALONE, ridge], [mixer.name, mixture?.alone ?? ridge]];
    const methods = [[OURS, ours] as const, ...parts, ...HOURLY_REFERENCES.map((name, k) => [name, beside[k]!] as const)];
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
