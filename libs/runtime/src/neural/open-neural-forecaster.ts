import type { BackendName, MeasuredBackend, ThreadedNeuralForecaster, TrainingTimes } from '@wardcast/adapter-tensorflow';

export interface NeuralOptions {
  /** Levels of the quantiles, ascending and symmetric around .5. */
  readonly levels: readonly number[];
  /** Takes this backend or fails; absent = native where its binding loads, else WebAssembly. */
  readonly only?: BackendName;
}

/**
 * The quantile network in a thread of its own; `backend` says what it computes on. Rejects where no backend answers.
 * TensorFlow.js is loaded by this call only: a process that asks for no network does not wait for it at its start.
 */
export async function openNeuralForecaster(options: NeuralOptions): Promise<ThreadedNeuralForecaster> {
  const adapter = await import('@wardcast/adapter-tensorflow');
  return adapter.ThreadedNeuralForecaster.open(options);
}

/** Losses and times of training steps on one backend; null where it is not on this machine. */
export async function measureTraining(backend: MeasuredBackend, steps: number): Promise<TrainingTimes | null> {
  const adapter = await import('@wardcast/adapter-tensorflow');
  return adapter.measureTraining(backend, steps);
}
