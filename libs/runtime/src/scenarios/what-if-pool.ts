import { randomInt, randomUUID } from 'node:crypto';
import { WhatIfFault } from '@wardcast/application';
import type { Baseline, BaselineRequest, GoalFinding, GoalRequest, RunAnswer, RunRequest, WhatIfRunner } from '@wardcast/application';
import type { ChangeError, LeverChange } from '@wardcast/simulation';
import { AnswerStream } from './answer-stream';
import type { WhatIfWork } from './what-if-messages';
import { WhatIfWorker, type WhatIfJob } from './what-if-worker';

/** Jobs at once: events and forecasts of the same process must keep a core on a small machine. */
export const MAX_JOBS = 2;
/** More than these wait for a minute or longer: whoever comes then is told to try again. */
export const MAX_WAITING = 24;
/** A thread that had nothing to do for so long gives its memory back. */
const IDLE_MS = 5 * 60_000;
/** People read seeds to each other: five digits tell baselines apart. */
const SEEDS = 99_999;
/** A hand on a lever goes first, then searches, then what nobody waits for. */
const PRIORITIES = { interactive: 0, search: 1, background: 2 } as const;
type Priority = keyof typeof PRIORITIES;

interface QueuedJob extends WhatIfJob {
  readonly priority: Priority;
  onWaiting(ahead: number): void;
}

/** Threads that run the what-if. Long jobs never take the last thread: a hand on a lever is answered at once. */
export class WhatIfPool implements WhatIfRunner {
  private readonly workers = new Map<WhatIfWorker, { idle: NodeJS.Timeout | null }>();
  private waiting: readonly QueuedJob[] = [];
  private nextId = 1;
  private closed = false;

  constructor(private readonly databaseUrl: string) {}

  makeBaseline(request: BaselineRequest): Promise<Baseline> {
    return this.once({ kind: 'baseline', request: { ...request, baselineId: randomUUID(), seed: randomInt(1, SEEDS) } }, 'interactive');
  }

  validate(baselineId: string, changes: readonly LeverChange[]): Promise<readonly ChangeError[]> {
    return this.once({ kind: 'validate', request: { baselineId, changes } }, 'interactive');
  }

  run(request: RunRequest, signal?: AbortSignal): AsyncIterable<RunAnswer> {
    return this.stream<RunAnswer>({ kind: 'run', request }, { priority: 'interactive', keep: 'newest', signal, whileWaiting: waitingAnswer });
  }

  async runToEnd(request: RunRequest, signal: AbortSignal): Promise<RunAnswer> {
    let last: RunAnswer | null = null;
    for await (const answer of this.stream<RunAnswer>({ kind: 'run', request }, { priority: 'background', keep: 'newest', signal })) last = answer;
    if (last === null) throw new WhatIfFault('stopped', 'The run was ended before it had an answer.');
    return last;
  }

  seek(request: GoalRequest, signal?: AbortSignal): AsyncIterable<GoalFinding> {
    return this.stream<GoalFinding>({ kind: 'seek', request }, { priority: 'search', keep: 'all', signal });
  }

  /** Ends every job and thread; idempotent. */
  async close(): Promise<void> {
    this.closed = true;
    const { waiting } = this;
    this.waiting = [];
    for (const job of waiting) job.onEnd(new WhatIfFault('stopped', 'Wardcast is stopping.'));
    await Promise.all([...this.workers.keys()].map((worker) => worker.terminate()));
  }

  private async once<T>(work: WhatIfWork, priority: Priority): Promise<T> {
    for await (const value of this.stream<T>(work, { priority, keep: 'all' })) return value;
    throw new WhatIfFault('broken', 'The calculation ended without an answer.');
  }

  private stream<T>(work: WhatIfWork, options: { readonly priority: Priority; readonly keep: 'newest' | 'all'; readonly signal?: AbortSignal; readonly whileWaiting?: (ahead: number) => T }): AnswerStream<T> {
    const { priority, keep, signal, whileWaiting } = options;
    const leave = (): void => this.abort(job);
    const stream = new AnswerStream<T>(keep, leave);
    const job: QueuedJob = {
      id: this.nextId++,
      work,
      priority,
      aborted: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
      onValue: (value) => stream.push(value as T),
      onEnd: (fault) => {
        signal?.removeEventListener('abort', onAbort);
        stream.end(fault);
      },
      onWaiting: (ahead) => whileWaiting && stream.push(whileWaiting(ahead)),
    };
    const onAbort = (): void => void stream.return();
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    else this.enqueue(job);
    return stream;
  }

  private enqueue(job: QueuedJob): void {
    if (this.closed) return job.onEnd(new WhatIfFault('stopped', 'Wardcast is stopping.'));
    // What nobody waits for is the product's own and bounded by it.
    if (this.waiting.length >= MAX_WAITING && job.priority !== 'background') return job.onEnd(new WhatIfFault('busy', 'Too many calculations are waiting. Try again in a minute.'));
    this.waiting = [...this.waiting, job].sort((a, b) => PRIORITIES[a.priority] - PRIORITIES[b.priority] || a.id - b.id);
    this.dispatch();
  }

  private abort(job: QueuedJob): void {
    Atomics.store(job.aborted, 0, 1);
    if (this.waiting.includes(job)) job.onEnd(null);
    this.waiting = this.waiting.filter((each) => each !== job);
    // A trial of a search takes seconds and looks at nothing meanwhile: its thread goes with it.
    if (job.work.kind === 'seek') for (const worker of this.workers.keys()) if (worker.current === job) void worker.terminate();
    this.dispatch();
  }

  private dispatch(): void {
    for (const job of this.waiting) {
      const running = [...this.workers.keys()].flatMap((worker) => (worker.current as QueuedJob | null) ?? []);
      if (running.length >= MAX_JOBS) break;
      const long = running.filter(({ priority }) => priority !== 'interactive').length;
      if (job.priority !== 'interactive' && long >= MAX_JOBS - 1) continue;
      this.waiting = this.waiting.filter((each) => each !== job);
      this.freeWorker().give(job);
    }
    this.waiting.forEach((job, ahead) => job.onWaiting(ahead));
  }

  private freeWorker(): WhatIfWorker {
    for (const [worker, state] of this.workers) {
      if (worker.current !== null) continue;
      if (state.idle) clearTimeout(state.idle);
      state.idle = null;
      return worker;
    }
    const worker: WhatIfWorker = new WhatIfWorker({ databaseUrl: this.databaseUrl }, () => this.rest(worker), () => {
      this.workers.delete(worker);
      if (!this.closed) this.dispatch();
    });
    this.workers.set(worker, { idle: null });
    return worker;
  }

  private rest(worker: WhatIfWorker): void {
    this.dispatch();
    const state = this.workers.get(worker);
    if (state && worker.current === null) state.idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
  }
}

function waitingAnswer(ahead: number): RunAnswer {
  return { stage: 'waiting', ahead, replications: 0, maxReplications: 0, measures: [], days: null, hours: null, errors: [] };
}
