import { resolve as pathOf } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FittedModels, ForecastModeller } from '@wardcast/application';
import { censusModelFromJson, countedLawFromJson } from '@wardcast/forecasting';
import type { UnitCensusModel } from '@wardcast/forecasting';
import { NEXT_UNIT } from './model-messages';
import type { FromModelThread, ModelQuestion } from './model-messages';

/** Node starts threads from JavaScript only; the build puts it beside the sources, which tests run from. */
const COMPILED = pathOf(__dirname, '../../dist/models');
/** A fit of a large hospital takes minutes at most; one that takes longer hangs, and the models before go on speaking. */
const DEADLINE_MS = 10 * 60_000;
/** Big enough for the stays of three hundred units over the training weeks. */
const MAX_HEAP_MB = 1_024;

/**
 * Models are read, fitted and stored by a thread with a database connection of its own, from the built files; what comes over is
 * taken in unit by unit, so that the calling thread is never kept from its answers for long. Rejects with the thread's failure, or when it takes too long.
 */
export function modelsInThread(databaseUrl: string): ForecastModeller {
  return {
    fit: (facility, now) => ask({ databaseUrl, facility, now, kind: 'fit' }),
    loadOrFit: (facility, now) => ask({ databaseUrl, facility, now, kind: 'load' }),
  };
}

function ask(question: ModelQuestion): Promise<FittedModels> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(pathOf(COMPILED, 'forecast-models.thread.js'), { workerData: question, name: 'forecast-models', resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    const deadline = setTimeout(() => {
      reject(new Error(`Fitting the models took longer than ${DEADLINE_MS / 60_000} minutes and was given up.`));
      void worker.terminate();
    }, DEADLINE_MS).unref();
    // A process that ends does not wait for a fit: it is made again at the next start.
    worker.unref();
    const taking = new TakenModels();
    worker.on('message', (message: FromModelThread) => {
      const all = taking.take(message);
      if (all !== null) resolve(all);
      // What waits on this thread goes first.
      else void setImmediate().then(() => worker.postMessage(NEXT_UNIT));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(deadline);
      reject(new Error(`The thread that fits the models ended with code ${code}.`));
    });
  });
}

/** What has come over so far. */
class TakenModels {
  private readonly byUnit = new Map<string, UnitCensusModel>();
  private head: Omit<FittedModels, 'byUnit'> | null = null;

  /** The models once all are there, null before. A unit that can no longer be read is left out. */
  take(message: FromModelThread): FittedModels | null {
    if (message.kind === 'shared') {
      const { version, shared } = message;
      this.head = { version, fittedAt: shared.fittedAt, sums: shared.sums ?? {}, counted: countedLawFromJson(shared.counted) };
    }
    if (message.kind === 'unit') {
      const model = censusModelFromJson(message.model);
      if (model !== null) this.byUnit.set(message.unitId, model);
    }
    return message.kind === 'end' && this.head !== null ? { ...this.head, byUnit: this.byUnit } : null;
  }
}
