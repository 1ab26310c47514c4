import { setImmediate } from 'node:timers/promises';
import type { Steps } from '@wardcast/forecasting';

/** Work in one piece for longer would be felt by whoever waits for an answer of this thread (the promise is 20 ms, a unit takes some). */
const SLICE_MS = 6;

/** Lets others in between the steps of a long work on one thread. */
export class Breather {
  private since = performance.now();

  /** To be awaited between two steps; comes back at once while the slice lasts. */
  async breathe(): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    await setImmediate();
    this.since = performance.now();
  }

  /** Runs a computation in steps, with others in between as often as the slice says. */
  async run<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      await this.breathe();
      const next = steps.next();
      if (next.done === true) return next.value;
    }
  }
}
