import { readFileSync } from 'node:fs';

const NANOSECONDS_PER_MS = 1e6;
/** Of the calling thread: time on a processor (ns), time ready to run and not running, and slices. Linux only; brought up to date at the scheduler's tick, some milliseconds. */
const SCHEDULER_FILE = '/proc/thread-self/schedstat';

export interface LoopSlices {
  /** Longest turn of the event loop, and the one that 99 of 100 stay below (ms). */
  readonly longest: number;
  readonly usual: number;
  readonly turns: number;
  /** Whether it is processor time, to a few milliseconds; else it is the wall's, with what the machine gave to others in it. */
  readonly isOwnTime: boolean;
}

/** Processor time of this thread so far (ms); null where the machine does not tell. */
function processorMs(): number | null {
  try {
    return Number(readFileSync(SCHEDULER_FILE, 'utf8').split(' ')[0]) / NANOSECONDS_PER_MS;
  } catch {
    return null;
  }
}

/**
 * How long each turn of this thread's event loop takes while work runs: as long as a request would wait that came at its
 * beginning, on a processor of its own. The loop is kept turning, so that it never sleeps.
 */
export async function slicesDuring(work: () => Promise<unknown>): Promise<LoopSlices> {
  const slices: number[] = [];
  let isOver = false;
  const isOwnTime = processorMs() !== null;
  const clock = isOwnTime ? (): number => processorMs()! : (): number => performance.now();
  let before = clock();
  const turn = (): void => {
    const now = clock();
    slices.push(now - before);
    before = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
  } finally {
    isOver = true;
  }
  slices.sort((a, b) => a - b);
  return { longest: slices.at(-1) ?? 0, usual: slices[Math.floor(slices.length * 0.99)] ?? 0, turns: slices.length, isOwnTime };
}
