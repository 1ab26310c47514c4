import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CensusFitJob, CensusFitter } from '@wardcast/application';

type FittedUnits = Awaited<ReturnType<CensusFitter>>;

/** A fit of a large hospital takes minutes at most; one that takes longer hangs, and the models before go on speaking. */
const DEADLINE_MS = 10 * 60_000;
/** Big enough for the stays of three hundred units over the training weeks. */
const MAX_HEAP_MB = 1_024;

/** Fits the models in a thread of its own, from the built files. Rejects with the thread's failure, or when it takes too long. */
export function fitInThread(job: CensusFitJob): Promise<FittedUnits> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'fit-models.thread.js'), { workerData: job, name: 'fit-models', resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    const deadline = setTimeout(() => {
      reject(new Error(`Fitting the models took longer than ${DEADLINE_MS / 60_000} minutes and was given up.`));
      void worker.terminate();
    }, DEADLINE_MS).unref();
    // A process that ends does not wait for a fit: it is made again at the next start.
    worker.unref();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(deadline);
      reject(new Error(`The thread that fits the models ended with code ${code}.`));
    });
  });
}
