import { setTimeout as sleep } from 'node:timers/promises';

/** Generous: a rebalance after a sudden death takes ten seconds on a quiet machine. */
const DEADLINE_MS = 120_000;
const POLL_MS = 100;

/** Waits until it holds; says what it waited for when it never does. A check that throws counts as not yet. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  let failure: unknown;
  for (;;) {
    try {
      if (await holds()) return;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > deadline) throw new Error(`It did not happen: ${what}${failure instanceof Error ? ` (${failure.message})` : ''}`);
    await sleep(POLL_MS);
  }
}
