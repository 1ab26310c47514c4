import * as tf from '@tensorflow/tfjs-core';
import { openTensorFlow } from './open-tensorflow';

const PATIENCE_MS = 60_000;

test('in continuous integration the native backend answers; elsewhere the choice says what and why', async () => {
  const { name, because } = await openTensorFlow();
  if (process.env['CI'] === 'true') expect(name).toBe('native');
  expect(tf.getBackend()).toBe(name === 'native' ? 'tensorflow' : 'wasm');
  expect(because).toMatch(name === 'native' ? /natively\.$/ : /WebAssembly, since .+ npm run tensorflow:native/);
  expect(tf.add(2, 3).dataSync()[0]).toBe(5);
}, PATIENCE_MS);

test('WebAssembly is taken when it is asked for', async () => {
  const { name, because } = await openTensorFlow({ only: 'wasm' });
  expect({ name, backend: tf.getBackend(), because }).toEqual({ name: 'wasm', backend: 'wasm', because: 'TensorFlow.js computes on its wasm backend, as asked.' });
}, PATIENCE_MS);

test('matrix products with transposed operands are those written out', async () => {
  await openTensorFlow({ only: 'wasm' });
  const a = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
  const b = tf.tensor2d([1, 0, 2, 1, 1, 3], [2, 3]);
  // By hand: a b' = [[1+0+6, 1+2+9], [4+0+12, 4+5+18]], a' b by columns.
  expect(Array.from(tf.matMul(a, b, false, true).dataSync())).toEqual([7, 12, 16, 27]);
  expect(Array.from(tf.matMul(a, b, true, false).dataSync())).toEqual([5, 4, 14, 7, 5, 19, 9, 6, 24]);
  const batched = tf.matMul(tf.stack([a, b]) as tf.Tensor3D, tf.stack([b, a]) as tf.Tensor3D, false, true);
  expect(Array.from(batched.dataSync())).toEqual([7, 12, 16, 27, 7, 16, 12, 27]);
}, PATIENCE_MS);
