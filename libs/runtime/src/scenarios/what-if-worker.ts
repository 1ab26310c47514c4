import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { WhatIfFault } from '@wardcast/application';
import type { FromWhatIfThread, WhatIfThreadInput, WhatIfWork } from './what-if-messages';

/** Threads run compiled files, also when a test runs the source. */
const COMPILED = resolve(__dirname, '../../dist/scenarios');
/** The replications of 300 units and a few kept baselines. */
const MAX_HEAP_MB = 1_024;
/** A job that says nothing for so long hangs: the longest trial of a goal seek takes seconds. */
const SILENCE_MS = 180_000;

/** A job as the pool knows it. */
export interface WhatIfJob {
  readonly id: number;
  readonly work: WhatIfWork;
  readonly aborted: Int32Array;
  onValue(value: unknown): void;
  /** Told exactly once. */
  onEnd(fault: Error | null): void;
}

/** One thread of the pool, with at most one job in hand. A thread that breaks fails its job and nothing else. */
export class WhatIfWorker {
  private readonly worker: Worker;
  private job: WhatIfJob | null = null;
  private silence: NodeJS.Timeout | null = null;

  /**
   * @param onIdle the job in hand has ended
   * @param onGone the thread is no more; its job was told
   */
  constructor(input: WhatIfThreadInput, private readonly onIdle: () => void, private readonly onGone: () => void) {
    this.worker = new Worker(join(COMPILED, 'what-if.thread.js'), { workerData: input, name: 'what-if', resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    // A process that ends does not wait for a run.
    this.worker.unref();
    this.worker.on('message', (message: FromWhatIfThread) => this.hear(message));
    let why = 'The calculation ended unexpectedly.';
    this.worker.on('error', (error) => (why = `The calculation broke: ${error.message}`));
    this.worker.once('exit', () => {
      this.finish(new WhatIfFault('broken', why));
      this.onGone();
    });
  }

  get current(): WhatIfJob | null {
    return this.job;
  }

  give(job: WhatIfJob): void {
    if (this.job !== null) throw new Error('A thread of the what-if has one job at a time.');
    this.job = job;
    this.listenForSilence();
    this.worker.postMessage({ job: job.id, work: job.work, aborted: job.aborted });
  }

  /** Ends the thread; its job hears of it. */
  async terminate(): Promise<void> {
    await this.worker.terminate();
  }

  private hear(message: FromWhatIfThread): void {
    if (this.job?.id !== message.job) return;
    this.listenForSilence();
    if (message.kind === 'value') return this.job.onValue(message.value);
    this.finish(message.kind === 'end' ? null : new WhatIfFault(message.reason, message.message));
    this.onIdle();
  }

  private finish(fault: Error | null): void {
    if (this.silence) clearTimeout(this.silence);
    const { job } = this;
    this.job = null;
    job?.onEnd(fault);
  }

  private listenForSilence(): void {
    if (this.silence) clearTimeout(this.silence);
    this.silence = setTimeout(() => void this.terminate(), SILENCE_MS).unref();
  }
}
