import { parentPort, workerData } from 'node:worker_threads';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import { fitForecastModels, fitHere, loadOrFitForecastModels } from '@wardcast/application';
import { NEXT_UNIT } from './model-messages';
import type { FromModelThread, ModelQuestion } from './model-messages';

/** Reads what models learn from, fits and stores them: seconds and megabytes that keep nobody waiting here. */
async function answer({ databaseUrl, facility, now, kind }: ModelQuestion): Promise<void> {
  const stores = await openPostgresStores({ url: databaseUrl });
  try {
    const sources = { ...stores, fit: fitHere };
    const { version, stored } = await (kind === 'fit' ? fitForecastModels : loadOrFitForecastModels)(sources, facility, now);
    const { units, ...shared } = stored;
    tell({ kind: 'shared', version, shared });
    const waiting = Object.entries(units);
    parentPort!.on('message', (message: unknown) => {
      if (message !== NEXT_UNIT) return;
      const next = waiting.shift();
      tell(next === undefined ? { kind: 'end' } : { kind: 'unit', unitId: next[0], model: next[1] });
      if (next === undefined) parentPort!.close();
    });
  } finally {
    await stores.close();
  }
}

function tell(message: FromModelThread): void {
  parentPort!.postMessage(message);
}

void answer(workerData as ModelQuestion);
