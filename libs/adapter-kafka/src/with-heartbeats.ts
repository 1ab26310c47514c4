/** While a batch is in hand: often enough for the shortest session that makes sense. */
const HEARTBEAT_MS = 1_000;
/** A handler that takes longer is taken for stuck: heartbeats end, and the group gives the partition to another member. */
const STUCK_AFTER_MS = 5 * 60_000;

/**
 * Runs one batch's work and keeps the group membership alive meanwhile, which kafkajs does only between batches.
 * Resolves to a heartbeat's failure (a rebalance, mostly), which is for the caller to pass on when the work is done.
 */
export async function withHeartbeats(heartbeat: () => Promise<void>, work: () => Promise<void>): Promise<unknown> {
  let failure: unknown;
  const startedAt = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - startedAt > STUCK_AFTER_MS) return clearInterval(timer);
    heartbeat().catch((error: unknown) => {
      failure ??= error;
    });
  }, HEARTBEAT_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return failure;
}
