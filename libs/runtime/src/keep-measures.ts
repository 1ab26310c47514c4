import type { PostgresStores } from '@wardcast/adapter-postgres';

/** A marked day is read from its hours until it is summed: that is right but slower, and a minute of it does not show. */
const REFRESH_EVERY_MS = 60_000;
const DROP_EVERY_MS = 24 * 3_600_000;

/** Keeps daily sums fresh and old rows away, whichever process gets to it first; returns how to end it. A failed round is tried again at the next. */
export function keepMeasures(stores: Pick<PostgresStores, 'refreshMeasures' | 'dropOldRows'>, onError: (error: unknown) => void): () => void {
  const refreshing = setInterval(() => void stores.refreshMeasures().catch(onError), REFRESH_EVERY_MS);
  const dropping = setInterval(() => void stores.dropOldRows().catch(onError), DROP_EVERY_MS);
  for (const timer of [refreshing, dropping]) timer.unref();
  return () => [refreshing, dropping].forEach((timer) => clearInterval(timer));
}
