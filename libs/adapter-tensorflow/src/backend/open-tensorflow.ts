import util from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { openWasm } from './open-wasm';

/** The plain JavaScript backend is none of them: it trains seven to ten times more slowly than WebAssembly. */
export type BackendName = 'native' | 'wasm';

/** A backend that answers, and why it is this one. */
export interface TensorFlowBackend {
  readonly name: BackendName;
  /** A whole sentence for a log or a person. */
  readonly because: string;
  readonly tf: typeof tf;
}
export interface BackendOptions {
  /** Takes this backend or fails; absent = native where its binding loads, else wasm. */
  readonly only?: BackendName;
}

/** Names under which TensorFlow.js registers them. */
const REGISTERED: Readonly<Record<BackendName, string>> = { native: 'tensorflow', wasm: 'wasm' };
/** Not written as a literal where it is imported: the package is optional, and no compiler or bundler may insist on it. */
const NATIVE_PACKAGE = ['@tensorflow', 'tfjs-node'].join('/');
/** Errors only: the library otherwise greets every process on standard error. */
const QUIET = '2';

/**
 * The one place that chooses what TensorFlow.js computes with. The choice holds for this thread. Throws where the backend
 * that was asked for does not load, or where none does.
 */
export async function openTensorFlow({ only }: BackendOptions = {}): Promise<TensorFlowBackend> {
  const fault = only === 'wasm' ? null : await nativeFault();
  if (only === 'native' && fault !== null) throw new Error(`The native TensorFlow binding does not load: ${fault}`);
  const name: BackendName = only ?? (fault === null ? 'native' : 'wasm');
  if (name === 'wasm') await openWasm();
  const answers = (await tf.setBackend(REGISTERED[name])) && tf.getBackend() === REGISTERED[name];
  if (!answers) throw new Error(`TensorFlow.js does not answer on its ${name} backend.`);
  return { name, because: reason(name, { only, fault }), tf };
}

function reason(name: BackendName, { only, fault }: { readonly only: BackendName | undefined; readonly fault: string | null }): string {
  if (only !== undefined) return `TensorFlow.js computes on its ${name} backend, as asked.`;
  return fault === null ? 'TensorFlow.js computes natively.' : `TensorFlow.js computes on WebAssembly, since the native binding does not load (${fault}). npm run tensorflow:native makes it.`;
}

/** Loads the native binding, which registers itself; null, or why it did not. */
async function nativeFault(): Promise<string | null> {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= QUIET;
  addOldNames();
  try {
    await import(NATIVE_PACKAGE);
    return tf.findBackend(REGISTERED.native) === null ? 'it registered no backend' : null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0]!.trim();
  }
}

/** Release 4.22.0 asks node:util for two names that Node 24 no longer has. */
function addOldNames(): void {
  const names = util as unknown as Record<string, unknown>;
  names['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  names['isArray'] ??= Array.isArray;
}
