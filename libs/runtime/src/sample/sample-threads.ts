import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FromSampleThread, SampleWorkerInput, ToSampleThread } from './sample-messages';

/** A thread that does not answer a stop, since it simulates, is ended: its work is redone from its stored position. */
const STOP_DEADLINE_MS = 2_000;

export interface SampleThread {
  send(message: ToSampleThread): void;
  /** Resolves when the thread has ended. */
  stop(): Promise<void>;
}

/** Starts one of the two sample threads from the built files. `onMessage` also gets `failed` when the thread dies. */
export function startSampleThread(name: 'sample-feed' | 'sample-history', input: SampleWorkerInput, onMessage: (message: FromSampleThread) => void): SampleThread {
  const worker = new Worker(join(__dirname, `${name}.thread.js`), { workerData: input, name });
  let ended = false;
  const exit = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      ended = true;
      if (code !== 0) onMessage({ kind: 'failed', message: `The ${name} thread ended with code ${code}.` });
      resolve();
    });
  });
  worker.on('message', onMessage);
  worker.on('error', (error) => onMessage({ kind: 'failed', message: error.message }));
  return {
    send: (message) => {
      if (!ended) worker.postMessage(message);
    },
    stop: async () => {
      if (ended) return;
      worker.postMessage({ kind: 'stop' } satisfies ToSampleThread);
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, STOP_DEADLINE_MS).unref());
      await Promise.race([exit, deadline]);
      if (!ended) {
        worker.removeAllListeners();
        await worker.terminate();
      }
    },
  };
}
