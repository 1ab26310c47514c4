import type { NetworkBatch } from './quantile-network';

/** Rows in one piece; `weights` is 0 where an outcome is not known. */
export interface TrainingRows {
  readonly count: number;
  readonly inputWidth: number;
  readonly targetWidth: number;
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
}

/** The chosen rows side by side. */
export function copyRows({ inputWidth, targetWidth, inputs, targets, weights }: TrainingRows, chosen: Int32Array): NetworkBatch {
  const batch = { rows: chosen.length, inputs: new Float32Array(chosen.length * inputWidth), targets: new Float32Array(chosen.length * targetWidth), weights: new Float32Array(chosen.length * targetWidth) };
  chosen.forEach((row, k) => {
    batch.inputs.set(inputs.subarray(row * inputWidth, (row + 1) * inputWidth), k * inputWidth);
    batch.targets.set(targets.subarray(row * targetWidth, (row + 1) * targetWidth), k * targetWidth);
    batch.weights.set(weights.subarray(row * targetWidth, (row + 1) * targetWidth), k * targetWidth);
  });
  return batch;
}
