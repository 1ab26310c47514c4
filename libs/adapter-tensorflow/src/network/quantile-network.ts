// Registers the gradients of every operation: the core alone, with WebAssembly, has none.
import '@tensorflow/tfjs-layers';
import type * as tfCore from '@tensorflow/tfjs-core';
import { sizeOf, weightShapes, type NetworkShape } from './network-shape';

type Tf = typeof tfCore;

/** Rows to learn from: `weights` is 0 where the outcome is not known. */
export interface NetworkBatch {
  readonly rows: number;
  /** By row, then input. */
  readonly inputs: Float32Array;
  /** By row, then horizon. */
  readonly targets: Float32Array;
  readonly weights: Float32Array;
}

/** Adam (Kingma and Ba 2015) with its usual memory. */
const FIRST_RATE = 0.002;

/**
 * A global network for the quantiles of all horizons at once: two rectified layers and a linear path beside them give the
 * median and, by way of softplus, the steps down and up from it, so that quantiles cannot cross. Trained on the weighted
 * pinball loss. One place of the program owns its tensors: `dispose` frees them.
 */
export class QuantileNetwork {
  private readonly variables: readonly tfCore.Variable[];
  private readonly optimizer: tfCore.AdamOptimizer;
  private readonly constants: Readonly<Record<'steps' | 'isMedian' | 'isStep' | 'over' | 'under', tfCore.Tensor2D>>;

  constructor(private readonly tf: Tf, readonly shape: NetworkShape, weights: readonly Float32Array[]) {
    const { levels } = shape;
    const row = (values: readonly number[]): tfCore.Tensor2D => tf.tensor2d(Float32Array.from(values), [1, values.length]);
    this.variables = weightShapes(shape).map(([, size], k) => {
      if (weights[k]?.length !== sizeOf(size)) throw new Error('These weights are not of this network.');
      return tf.tidy(() => tf.variable(tf.tensor(weights[k]!, [...size])));
    });
    this.optimizer = tf.train.adam(FIRST_RATE);
    this.constants = {
      steps: tf.tensor2d(stepMatrix(levels.length), [levels.length, levels.length]),
      isMedian: row(levels.map((_, k) => Number(k === 0))),
      isStep: row(levels.map((_, k) => Number(k > 0))),
      over: row(levels.map((level) => level)),
      under: row(levels.map((level) => level - 1)),
    };
  }

  /** One step of training; returns the loss before it. */
  trainStep(batch: NetworkBatch, rate: number): number {
    const { tf } = this;
    (this.optimizer as unknown as { learningRate: number }).learningRate = rate;
    return tf.tidy(() => {
      const { value, grads } = tf.variableGrads(() => this.lossOf(batch), [...this.variables]);
      this.optimizer.applyGradients(grads as unknown as Record<string, tfCore.Variable>);
      return value.dataSync()[0]!;
    });
  }

  /** Mean weighted pinball loss of a batch. */
  loss(batch: NetworkBatch): number {
    return this.tf.tidy(() => this.lossOf(batch).dataSync()[0]!);
  }

  /** Quantiles by row, horizon, level, ascending along the levels. */
  quantiles(inputs: Float32Array, rows: number): Float32Array {
    return this.tf.tidy(() => Float32Array.from(this.forward(this.tf.tensor2d(inputs, [rows, this.shape.inputs])).dataSync()));
  }

  /** A copy of the weights, in the order of `weightShapes`. */
  weights(): readonly Float32Array[] {
    return this.variables.map((variable) => Float32Array.from(variable.dataSync()));
  }

  dispose(): void {
    this.optimizer.dispose();
    for (const tensor of [...this.variables, ...Object.values(this.constants)]) tensor.dispose();
  }

  private lossOf({ rows, inputs, targets, weights }: NetworkBatch): tfCore.Scalar {
    const { tf, shape } = this;
    const pairs = rows * shape.horizons;
    const error = tf.sub(tf.tensor2d(targets, [pairs, 1]), this.forward(tf.tensor2d(inputs, [rows, shape.inputs])));
    const pinball = tf.maximum(tf.mul(error, this.constants.over), tf.mul(error, this.constants.under));
    return tf.mean(tf.mul(pinball, tf.tensor2d(weights, [pairs, 1])));
  }

  /** One line of quantiles for each row and horizon. */
  private forward(inputs: tfCore.Tensor2D): tfCore.Tensor2D {
    const { tf, shape, constants } = this;
    const [first, firstBias, second, secondBias, out, outBias, linear] = this.variables as unknown as readonly tfCore.Tensor2D[];
    const below = tf.relu(tf.add(tf.matMul(inputs, first!), firstBias!));
    const above = tf.relu(tf.add(tf.matMul(below, second!), secondBias!)) as tfCore.Tensor2D;
    const raw = tf.reshape(tf.add(tf.matMul(above, out!), outBias!), [-1, shape.levels.length]);
    const direct = tf.reshape(tf.matMul(inputs, linear!), [-1, 1]);
    const parts = tf.add(tf.mul(tf.add(raw, direct), constants.isMedian), tf.mul(tf.softplus(raw), constants.isStep)) as tfCore.Tensor2D;
    return tf.matMul(parts, constants.steps);
  }
}

/** Turns a median and steps (first half down from it, second half up) into quantiles: a row of `parts` times this. */
function stepMatrix(size: number): Float32Array {
  const middle = (size - 1) / 2;
  const matrix = new Float32Array(size * size);
  for (let quantile = 0; quantile < size; quantile++) {
    matrix[quantile] = 1;
    for (let step = quantile + 1; step <= middle; step++) matrix[step * size + quantile] = -1;
    for (let step = middle + 1; step <= quantile; step++) matrix[step * size + quantile] = 1;
  }
  return matrix;
}
