import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
/** Longer than any answer of the product takes on a busy machine. */
const PATIENCE_MS = 20_000;

/** Repeats `check` until it stops throwing and gives its result; after `patienceMs` its last failure is thrown. */
export async function eventually<Result>(check: () => Result | Promise<Result>, patienceMs = PATIENCE_MS): Promise<Result> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await check();
    } catch (failure) {
      if (Date.now() > deadline) throw failure;
      await sleep(LOOK_EVERY_MS);
    }
  }
}
