import { parentPort, workerData } from 'node:worker_threads';
import { SYSTEM_ACTOR, importRecentHistory } from '@wardcast/application';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import { createSampleHospital } from '@wardcast/simulation';
import type { SampleHospital } from '@wardcast/simulation';
import { historyBatches } from './history-batches';
import { RECENT_LOADED_KEY, sampleSourceId } from './sample-identity';
import type { FromSampleThread, SampleWorkerInput, ToSampleThread } from './sample-messages';
import { SampleStream } from './sample-stream';

const input = workerData as SampleWorkerInput;
const say = (message: FromSampleThread): void => parentPort?.postMessage(message);

/** Thread of the sample hospital's feed: loads the recent weeks, then streams what happens from then on. */
async function main(): Promise<void> {
  const { identity } = input;
  const stores = await openPostgresStores({ url: input.databaseUrl });
  const hospital = createSampleHospital(identity);
  const loaded = await loadRecent(hospital, stores);
  say({ kind: 'history-loaded', events: loaded });
  const stream = new SampleStream({ hospital, bus: stores.bus, appState: stores.appState, streamFrom: identity.streamFrom, onError: fail });
  parentPort?.on('message', (message: ToSampleThread) => {
    if (message.kind === 'stream') stream.start(message.clock).catch(fail);
    else void stream.close().then(() => stores.close()).then(() => say({ kind: 'stopped' })).then(() => parentPort?.close());
  });
}

async function loadRecent(hospital: SampleHospital, stores: Awaited<ReturnType<typeof openPostgresStores>>): Promise<number> {
  const { identity } = input;
  if (await stores.appState.read<number>(RECENT_LOADED_KEY)) {
    hospital.skipTo(identity.streamFrom);
    return 0;
  }
  const span = identity.streamFrom - identity.recentFrom;
  const events = await importRecentHistory({
    actor: SYSTEM_ACTOR,
    store: stores.ingestStore,
    facility: hospital.facility,
    sourceId: sampleSourceId(identity),
    openedAt: identity.recentFrom,
    batches: historyBatches(hospital, { from: identity.recentFrom, to: identity.streamFrom, opening: true }),
    onProgress: (count, receivedAt) => say({ kind: 'progress', fraction: Math.max(0, (receivedAt - identity.recentFrom) / span), events: count }),
  });
  await stores.appState.write(RECENT_LOADED_KEY, events);
  return events;
}

function fail(error: unknown): void {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

main().catch(fail);
