import { parentPort, workerData } from 'node:worker_threads';
import { joinRebuild } from '@wardcast/runtime';
import { runRebuildJob } from './rebuild-job';
import type { FromRebuildThread, RebuildThreadInput } from './rebuild-threads';

const say = (message: FromRebuildThread): void => parentPort?.postMessage(message);

/** Thread that rebuilds the facilities it is handed, one after the other, until it is told that there is none left. */
async function main({ url, snapshot }: RebuildThreadInput): Promise<void> {
  const rebuild = await joinRebuild(url, snapshot);
  parentPort?.on('message', (job: FromMain) => {
    if (job === null) void rebuild.close().then(() => parentPort?.close(), fail);
    else runRebuildJob(rebuild, job, (events, receivedAt) => say({ kind: 'progress', facilityId: job.facility.facilityId, events, receivedAt })).then((result) => say({ kind: 'done', result }), fail);
  });
  say({ kind: 'ready' });
}

type FromMain = Parameters<typeof runRebuildJob>[1] | null;

function fail(error: unknown): void {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}

main(workerData as RebuildThreadInput).catch(fail);
