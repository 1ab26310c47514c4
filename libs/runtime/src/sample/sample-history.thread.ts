import { statfsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { SYSTEM_ACTOR, importOlderHistory } from '@wardcast/application';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import type { PostgresStores } from '@wardcast/adapter-postgres';
import { createSampleHospital } from '@wardcast/simulation';
import { DISK_FULL, describeFault } from '../health/log';
import { historyBatches } from './history-batches';
import { OLDER_LOADED_KEY, olderHistoryBorders, sampleSourceId } from './sample-identity';
import type { FromSampleThread, SampleWorkerInput, ToSampleThread } from './sample-messages';
import { isRoomLeft } from './sample-room';

const input = workerData as SampleWorkerInput;
let stopping = false;
const say = (message: FromSampleThread): void => parentPort?.postMessage(message);

/** Thread that loads the time before the recent weeks, behind the live board. */
async function main(): Promise<void> {
  parentPort?.on('message', (message: ToSampleThread) => {
    if (message.kind === 'stop') stopping = true;
  });
  const stores = await openPostgresStores({ url: input.databaseUrl });
  try {
    say(await load(stores));
  } finally {
    await stores.close();
  }
}

async function load({ ingestStore, appState }: PostgresStores): Promise<FromSampleThread> {
  const { identity, databaseFolder } = input;
  const hospital = createSampleHospital(identity);
  const span = identity.recentFrom - identity.epoch;
  let isFull = false;
  const stopped = (): boolean => stopping || (isFull ||= databaseFolder !== null && !isRoomLeft(statfsSync(databaseFolder)));
  const events = await importOlderHistory({
    actor: SYSTEM_ACTOR,
    store: ingestStore,
    facility: hospital.facility,
    sourceId: sampleSourceId(identity),
    ...olderHistoryBorders(identity),
    batches: historyBatches(hospital, { from: identity.epoch, to: identity.recentFrom, opening: false }),
    onProgress: (count, receivedAt) => say({ kind: 'progress', fraction: Math.max(0, (receivedAt - identity.epoch) / span), events: count }),
    stopped,
  });
  if (stopping) return { kind: 'stopped' };
  if (isFull) return { kind: 'no-room' };
  await appState.write(OLDER_LOADED_KEY, events);
  return { kind: 'history-loaded', events };
}

main()
  // The disk may fill up between look and write.
  .catch((error: unknown) => say((error as { readonly code?: unknown }).code === DISK_FULL ? { kind: 'no-room' } : { kind: 'failed', message: describeFault(error) }))
  .finally(() => parentPort?.close());
