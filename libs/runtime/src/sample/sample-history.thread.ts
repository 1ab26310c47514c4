import { parentPort, workerData } from 'node:worker_threads';
import { SYSTEM_ACTOR, importOlderHistory } from '@wardcast/application';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import { createSampleHospital } from '@wardcast/simulation';
import { historyBatches } from './history-batches';
import { OLDER_LOADED_KEY, olderHistoryBorders } from './sample-identity';
import type { FromSampleThread, SampleWorkerInput, ToSampleThread } from './sample-messages';

const input = workerData as SampleWorkerInput;
let stopping = false;
const say = (message: FromSampleThread): void => parentPort?.postMessage(message);

/** Thread that loads the time before the recent weeks, behind the live board. */
async function main(): Promise<void> {
  parentPort?.on('message', (message: ToSampleThread) => {
    if (message.kind === 'stop') stopping = true;
  });
  const { identity } = input;
  const stores = await openPostgresStores({ url: input.databaseUrl });
  const hospital = createSampleHospital(identity);
  const span = identity.recentFrom - identity.epoch;
  const events = await importOlderHistory({
    actor: SYSTEM_ACTOR,
    store: stores.ingestStore,
    facility: hospital.facility,
    sourceId: `sample-${identity.seed}-${identity.epoch}`,
    ...olderHistoryBorders(identity),
    batches: historyBatches(hospital, { from: identity.epoch, to: identity.recentFrom, opening: false }),
    onProgress: (count, receivedAt) => say({ kind: 'progress', fraction: Math.max(0, (receivedAt - identity.epoch) / span), events: count }),
    stopped: () => stopping,
  });
  if (!stopping) await stores.appState.write(OLDER_LOADED_KEY, events);
  await stores.close();
  say(stopping ? { kind: 'stopped' } : { kind: 'history-loaded', events });
  parentPort?.close();
}

main().catch((error: unknown) => say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }));
