import { openNeuralForecaster } from '@wardcast/runtime';
import type { HourlyPanel } from '@wardcast/forecasting';
import { HOURLY_PANEL_SETTINGS } from '@wardcast/forecasting';
import type { BacktestQuestion, BacktestRefusal } from '../backtest-dataset';
import type { EarningExpert } from '../panel/earning-expert';
import { PANEL_LEVELS } from '../panel/replay-daily';
import { neuralQuantiles } from './neural-quantiles';

/** The quantile network as a second member, and sentences about it for the report. */
export interface NetworkMember {
  readonly expert: EarningExpert;
  readonly notes: readonly string[];
}

const BACKENDS = { native: 'native', wasm: 'wasm', auto: undefined } as const;

/** Null where no network was asked for. */
export async function networkFor(panel: HourlyPanel, to: number, { options, onProgress }: BacktestQuestion): Promise<NetworkMember | BacktestRefusal | null> {
  const wanted = options['neural'];
  if (wanted === undefined) return null;
  if (!Object.hasOwn(BACKENDS, wanted)) return { refused: '--neural is native, wasm or auto.' };
  const forecaster = await openNeuralForecaster({ levels: PANEL_LEVELS, only: BACKENDS[wanted as keyof typeof BACKENDS] });
  const startedAt = performance.now();
  const quantiles = await neuralQuantiles(panel, forecaster, { to, onProgress });
  await forecaster.close();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  const expert = { name: forecaster.name, quantiles, levels: PANEL_LEVELS, horizonsHours: HOURLY_PANEL_SETTINGS.horizonsHours, counts: panel.counts };
  return { expert, notes: [`${forecaster.backend?.because ?? ''} All fits and forecasts of the network took ${seconds} s.`] };
}
