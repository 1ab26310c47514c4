import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Rebuild } from '@wardcast/runtime';
import { runRebuildJob, type RebuildJob, type RebuildResult } from './rebuild-job';

export interface RebuildThreadInput {
  readonly url: string;
  readonly snapshot: string;
}
export type FromRebuildThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly facilityId: string; readonly events: number; readonly receivedAt: number }
  | { readonly kind: 'done'; readonly result: RebuildResult }
  | { readonly kind: 'failed'; readonly message: string };

export interface RebuildPlan {
  readonly url: string;
  readonly rebuild: Rebuild;
  readonly jobs: readonly RebuildJob[];
  onProgress(facilityId: string, events: number, receivedAt: number): void;
}
/** More would wait for the database, and each holds a ledger in memory. */
const MAX_THREADS = 4;

/** Rebuilds facilities side by side, as many as there are processors; a single one in this thread. Results are in the order of the jobs. */
export async function runRebuildJobs(plan: RebuildPlan): Promise<readonly RebuildResult[]> {
  const { jobs, rebuild } = plan;
  const threads = Math.min(jobs.length, availableParallelism(), MAX_THREADS);
  const results = new Map<string, RebuildResult>();
  // Threads run built files; tests run the sources.
  if (threads <= 1 || extname(__filename) === '.ts') {
    for (const job of jobs) results.set(job.facility.facilityId, await runRebuildJob(rebuild, job, (events, receivedAt) => plan.onProgress(job.facility.facilityId, events, receivedAt)));
  } else {
    const left = [...jobs];
    await Promise.all(Array.from({ length: threads }, () => workOff(plan, left, (result) => results.set(result.facilityId, result))));
  }
  return jobs.map(({ facility }) => results.get(facility.facilityId)!);
}

/** One thread takes jobs until none is left. */
function workOff({ url, rebuild, onProgress }: RebuildPlan, left: RebuildJob[], onResult: (result: RebuildResult) => void): Promise<void> {
  const input: RebuildThreadInput = { url, snapshot: rebuild.snapshot };
  const worker = new Worker(join(__dirname, 'rebuild.thread.js'), { workerData: input });
  return new Promise((resolve, reject) => {
    const handOut = (): void => worker.postMessage(left.shift() ?? null);
    worker.on('message', (message: FromRebuildThread) => {
      if (message.kind === 'progress') onProgress(message.facilityId, message.events, message.receivedAt);
      if (message.kind === 'done') onResult(message.result);
      if (message.kind === 'failed') reject(new Error(message.message));
      if (message.kind === 'ready' || message.kind === 'done') handOut();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A thread of the rebuild ended with code ${code}.`))));
  });
}
