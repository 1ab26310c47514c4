import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { transposeFirst } from './transpose-first';

const WASM = 'wasm';
let ready: Promise<void> | null = null;

/** Starts the WebAssembly backend once in a thread, with its slow kernels mended. Throws where it does not start. */
export function openWasm(): Promise<void> {
  ready ??= start();
  return ready;
}

async function start(): Promise<void> {
  if (!(await tf.setBackend(WASM))) throw new Error('The WebAssembly backend of TensorFlow.js does not start.');
  for (const kernel of [tf.BatchMatMul, tf._FusedMatMul]) transposeFirst(kernel, WASM);
}
