import { ThreadedNeuralForecaster, type BackendName } from '@wardcast/adapter-tensorflow';

export interface NeuralOptions {
  /** Levels of the quantiles, ascending and symmetric around .5. */
  readonly levels: readonly number[];
  /** Takes this backend or fails; absent = native where its binding loads, else WebAssembly. */
  readonly only?: BackendName;
}

/** The quantile network in a thread of its own; `backend` says what it computes on. Rejects where no backend answers. */
export function openNeuralForecaster(options: NeuralOptions): Promise<ThreadedNeuralForecaster> {
  return ThreadedNeuralForecaster.open(options);
}
