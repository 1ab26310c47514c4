import { uniformAt } from '@wardcast/probability';
import { openTensorFlow, type BackendName } from '../backend/open-tensorflow';
import { firstWeights } from './first-weights';
import { QuantileNetwork, type NetworkBatch } from './quantile-network';
import type { NetworkShape } from './network-shape';

const PATIENCE_MS = 60_000;
const shape: NetworkShape = { inputs: 6, hidden: 16, horizons: 2, levels: [0.1, 0.5, 0.9] };

/** Outcomes that follow the first input, with noise as wide as the second. */
function batch(rows: number, stream: number): NetworkBatch {
  const inputs = Float32Array.from({ length: rows * shape.inputs }, (_, k) => 2 * uniformAt(7, stream, k) - 1);
  const noise = (k: number): number => 2 * uniformAt(8, stream, k) - 1;
  const targets = Float32Array.from({ length: rows * 2 }, (_, k) => {
    const row = Math.floor(k / 2) * shape.inputs;
    return 2 * inputs[row]! * (1 + (k % 2)) + (1 + inputs[row + 1]!) * noise(k);
  });
  return { rows, inputs, targets, weights: new Float32Array(rows * 2).fill(1) };
}

async function lossesOn(backend: BackendName, steps: number): Promise<{ readonly losses: readonly number[]; readonly last: Float32Array }> {
  const { tf } = await openTensorFlow({ only: backend });
  const network = new QuantileNetwork(tf, shape, firstWeights(shape, 3));
  const losses = Array.from({ length: steps }, (_, step) => network.trainStep(batch(64, step), 0.01));
  const test = batch(200, 999);
  const last = network.quantiles(test.inputs, test.rows);
  network.dispose();
  return { losses, last };
}

const native = openTensorFlow({ only: 'native' }).then(() => true, () => false);

test('training on WebAssembly lowers the loss, and the same seed gives the same numbers', async () => {
  const { losses, last } = await lossesOn('wasm', 60);
  expect(losses.at(-1)!).toBeLessThan(0.6 * losses[0]!);
  expect((await lossesOn('wasm', 60)).losses).toEqual(losses);
  // Quantiles cannot cross.
  for (let k = 0; k < last.length; k += 3) expect(last[k]! <= last[k + 1]! && last[k + 1]! <= last[k + 2]!).toBe(true);
}, PATIENCE_MS);

test('native and WebAssembly agree on every loss of a training to a ten-thousandth', async () => {
  if (!(await native)) return sayAbsent();
  const [a, b] = [await lossesOn('native', 25), await lossesOn('wasm', 25)];
  a.losses.forEach((loss, step) => expect(Math.abs(loss - b.losses[step]!)).toBeLessThan(1e-4));
}, PATIENCE_MS);

test('a chance of nine in ten holds in nine of ten, also where the noise is wide', async () => {
  const { last } = await lossesOn((await native) ? 'native' : 'wasm', 400);
  const test = batch(200, 999);
  let inside = 0;
  test.targets.forEach((y, k) => (inside += y >= last[3 * k]! && y <= last[3 * k + 2]! ? 1 : 0));
  // 320 of 400 expected between the levels .1 and .9; four standard errors of a share of .8 in 400 are .08.
  expect(inside / 400).toBeGreaterThan(0.7);
  expect(inside / 400).toBeLessThan(0.9);
}, PATIENCE_MS);

test('training and asking leave no tensor behind', async () => {
  const { tf } = await openTensorFlow({ only: 'wasm' });
  const before = tf.memory().numTensors;
  await lossesOn('wasm', 3);
  expect(tf.memory().numTensors).toBe(before);
}, PATIENCE_MS);

test('weights of another network are refused', async () => {
  const { tf } = await openTensorFlow({ only: 'wasm' });
  expect(() => new QuantileNetwork(tf, shape, firstWeights({ ...shape, hidden: 8 }, 3))).toThrow('not of this network');
}, PATIENCE_MS);

/** In continuous integration the native binding is made beforehand, so its absence is a failure. */
function sayAbsent(): void {
  if (process.env['CI'] === 'true') throw new Error('The native TensorFlow binding does not load.');
  process.stdout.write('Skipped: the native TensorFlow binding does not load. npm run tensorflow:native makes it.\n');
}
