import { setTimeout as sleep } from 'node:timers/promises';

/** PostgreSQL's ladder: fast shutdown (checkpoint, clean), immediate (recovers at the next start), and the last resort. */
const LADDER: readonly { readonly signal: NodeJS.Signals; readonly waitMs: number }[] = [
  { signal: 'SIGINT', waitMs: 30_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
];
const POLL_MS = 10;

/** Ends a postmaster, the gentlest way that works. Returns when it is gone. */
export async function stopProcess(pid: number, isGone: () => boolean): Promise<void> {
  for (const { signal, waitMs } of LADDER) {
    if (isGone()) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < waitMs; waited += POLL_MS) {
      if (isGone()) return;
      await sleep(POLL_MS);
    }
  }
}
