import { EVENT_TOPIC } from '@wardcast/application';
import type { PostgresStores } from '@wardcast/adapter-postgres';

/** A week of log: long enough to judge a day's trouble against it, short enough for a small disk. */
const KEPT_MS = 7 * 86_400_000;
const EVERY_MS = 3_600_000;
/** The embedded bus has one partition: one hospital's order is total. */
const PARTITION = 0;

/** Deletes what the store has taken over and is older than a week. Returns how many records went. */
export async function trimLog(stores: Pick<PostgresStores, 'bus' | 'ingestStore'>, wall: number): Promise<number> {
  const position = await stores.ingestStore.readPosition({ topic: EVENT_TOPIC, partition: PARTITION, topicId: '' });
  if (position === null) return 0;
  return stores.bus.prune({ topic: EVENT_TOPIC, partition: PARTITION, beforeOffset: position, appendedBefore: wall - KEPT_MS });
}

/** Trims the embedded bus's log every hour; returns how to end it. A failed round is tried again at the next. */
export function keepLogTrimmed(stores: Pick<PostgresStores, 'bus' | 'ingestStore'>, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    trimLog(stores, Date.now()).catch(onError);
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
