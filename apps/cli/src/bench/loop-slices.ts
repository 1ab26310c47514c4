import { closeSync, openSync, readSync } from 'node:fs';

const NANOSECONDS_PER_MS = 1e6;
const DIGIT_0 = 48;
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

/** Reads this thread's processor time (ms) again and again without leaving garbage behind, which would be cleared away in the turns that are measured. */
class ProcessorClock {
  private readonly text = Buffer.alloc(64);

  private constructor(private readonly file: number) {}

  /** Null where the machine does not tell. */
  static open(): ProcessorClock | null {
    try {
      return new ProcessorClock(openSync(SCHEDULER_FILE, 'r'));
    } catch {
      return null;
    }
  }

  now(): number {
    const length = readSync(this.file, this.text, 0, this.text.length, 0);
    let nanoseconds = 0;
    for (let i = 0; i < length && this.text[i]! >= DIGIT_0; i++) nanoseconds = nanoseconds * 10 + this.text[i]! - DIGIT_0;
    return nanoseconds / NANOSECONDS_PER_MS;
  }

  close(): void {
    closeSync(this.file);
  }
}

/** Turns by their length, a tenth of a millisecond each; longer ones than the last are in the last. */
const CLASSES = 20_000;
const PER_MS = 10;

/**
 * How long each turn of this thread's event loop takes while work runs: as long as a request would wait that came at its
 * beginning, on a processor of its own. The loop is kept turning, so that it never sleeps.
 */
export async function slicesDuring(work: () => Promise<unknown>): Promise<LoopSlices> {
  const own = ProcessorClock.open();
  const turns = new Float64Array(CLASSES);
  let [isOver, count, longest] = [false, 0, 0];
  const now = (): number => own?.now() ?? performance.now();
  let before = now();
  const turn = (): void => {
    if (isOver) return;
    const at = now();
    const length = at - before;
    before = at;
    count += 1;
    longest = Math.max(longest, length);
    turns[Math.min(CLASSES - 1, Math.floor(length * PER_MS))]! += 1;
    setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
  } finally {
    // The turn in which the work ended counts as well.
    turn();
    isOver = true;
    own?.close();
  }
  return { longest, usual: usualOf(turns, count), turns: count, isOwnTime: own !== null };
}

function usualOf(turns: Float64Array, count: number): number {
  let below = 0;
  return turns.findIndex((of) => (below += of) >= 0.99 * count) / PER_MS;
}
