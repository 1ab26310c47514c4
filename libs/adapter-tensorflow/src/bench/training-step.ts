import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { uniformAt } from '@wardcast/probability';
import { openTensorFlow, type BackendName } from '../backend/open-tensorflow';
import { inputWidth } from '../forecaster/panel-inputs';
import { NEURAL_SETTINGS } from '../forecaster/neural-settings';
import { firstWeights } from '../network/first-weights';
import type { NetworkShape } from '../network/network-shape';
import { QuantileNetwork, type NetworkBatch } from '../network/quantile-network';

/** Plain JavaScript is measured beside the two that the product uses, and used by nothing else. */
export type MeasuredBackend = BackendName | 'cpu';

export interface TrainingTimes {
  readonly backend: MeasuredBackend;
  /** Loss before each step; the same numbers on every backend, up to single precision. */
  readonly losses: readonly number[];
  /** Milliseconds of each step after the first, which also makes kernels ready. */
  readonly stepsMs: readonly number[];
}

const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
const SEED = 1;

/** Trains the product's network for some steps on made-up rows of its size. Null where the backend is not on this machine. */
export async function measureTraining(backend: MeasuredBackend, steps: number): Promise<TrainingTimes | null> {
  if (!(await opened(backend))) return null;
  const shape: NetworkShape = { inputs: inputWidth(NEURAL_SETTINGS.rows), hidden: NEURAL_SETTINGS.hidden, horizons: NEURAL_SETTINGS.rows.horizonsHours.length, levels: LEVELS };
  const network = new QuantileNetwork(tf, shape, firstWeights(shape, SEED));
  const losses: number[] = [];
  const stepsMs: number[] = [];
  for (let step = 0; step < steps; step++) {
    const batch = madeUp(shape, step);
    const startedAt = performance.now();
    losses.push(network.trainStep(batch, NEURAL_SETTINGS.firstRate));
    if (step > 0) stepsMs.push(performance.now() - startedAt);
  }
  network.dispose();
  return { backend, losses, stepsMs };
}

async function opened(backend: MeasuredBackend): Promise<boolean> {
  if (backend === 'cpu') return tf.setBackend('cpu');
  return openTensorFlow({ only: backend }).then(() => true, () => false);
}

/** Outcomes that follow the first inputs, so that there is something to learn. */
function madeUp({ inputs, horizons }: NetworkShape, step: number): NetworkBatch {
  const rows = NEURAL_SETTINGS.batchRows;
  const values = Float32Array.from({ length: rows * inputs }, (_, k) => 2 * uniformAt(SEED, step, k) - 1);
  const targets = Float32Array.from({ length: rows * horizons }, (_, k) => values[Math.floor(k / horizons) * inputs + (k % horizons)]! + uniformAt(SEED + 1, step, k));
  return { rows, inputs: values, targets, weights: new Float32Array(rows * horizons).fill(1) };
}
