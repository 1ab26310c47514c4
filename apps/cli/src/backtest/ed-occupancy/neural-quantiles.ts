import type { Forecaster, PanelQuantiles } from '@wardcast/application';
import type { HourlyPanel } from '@wardcast/forecasting';
import type { ExpertQuantiles } from '../panel/earning-expert';

/** First fit after twenty-four weeks, then every eight: a fit goes on from the one before. With sixteen it was worse on 2023-11 to 2024-01. */
const FIRST_FIT_HOURS = 24 * 168;
const REFIT_HOURS = 8 * 168;
const ORIGIN_EVERY_HOURS = 6;
const SEED = 1;
/** More than any fit of this panel takes on either backend, so that the clock does not decide what is learnt. */
const TIME_LIMIT_MS = 1_800_000;

/**
 * What the network says at every origin before `to`: fitted again and again on what had been lived by then, and asked for
 * the weeks up to the next fit.
 */
export async function neuralQuantiles(panel: HourlyPanel, forecaster: Forecaster, { to, onProgress }: { readonly to: number; readonly onProgress: (done: number, total: number, what: string) => void }): Promise<ExpertQuantiles> {
  const { horizonsHours, levels } = forecaster;
  const byOrigin = new Map<number, Float32Array>();
  for (let fitAt = FIRST_FIT_HOURS; fitAt < to; fitAt += REFIT_HOURS) {
    await forecaster.fit(panel, { toExclusive: fitAt, seed: SEED, timeLimitMs: TIME_LIMIT_MS });
    const until = Math.min(to, fitAt + REFIT_HOURS);
    const origins = Array.from({ length: Math.ceil((until - fitAt) / ORIGIN_EVERY_HOURS) }, (_, k) => fitAt + k * ORIGIN_EVERY_HOURS);
    (await forecaster.forecast(panel, origins)).forEach((sites, k) => byOrigin.set(origins[k]!, packed(sites, horizonsHours.length * levels.length)));
    onProgress(until, to, 'hours learnt by the network');
  }
  return (origin, site, horizon) => {
    const start = (site * horizonsHours.length + horizon) * levels.length;
    const values = byOrigin.get(origin)?.subarray(start, start + levels.length);
    return values === undefined || Number.isNaN(values[0]!) ? null : Float64Array.from(values);
  };
}

/** Sites side by side in one array; NaN where nothing is said. */
function packed(sites: PanelQuantiles, width: number): Float32Array {
  const values = new Float32Array(sites.length * width).fill(NaN);
  sites.forEach((site, i) => site?.forEach((quantiles, j) => values.set(quantiles, i * width + j * quantiles.length)));
  return values;
}
