import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM_ACTOR, publishWeeks } from '@wardcast/application';
import type { QueryDependencies } from '@wardcast/application';

/** A page that is due on Monday at eight is there by ten past. */
const ROUND_EVERY_MS = 600_000;
/** How often it is asked whether the history has come. */
const LOOK_EVERY_MS = 5_000;

export interface WeekPublishing {
  readonly deps: QueryDependencies;
  /** False while older weeks are still on their way: a page published without them would keep its short charts for ever. */
  isHistoryLoaded(): Promise<boolean>;
  onError(error: unknown): void;
}

async function publishAll({ deps }: WeekPublishing, signal: AbortSignal): Promise<void> {
  for (const facility of await deps.readStore.facilities()) if (!signal.aborted) await publishWeeks(deps, SYSTEM_ACTOR, facility, signal);
}

async function keepPublishing(publishing: WeekPublishing, signal: AbortSignal): Promise<void> {
  let isLoaded = false;
  while (!signal.aborted) {
    try {
      isLoaded ||= await publishing.isHistoryLoaded();
      if (isLoaded) await publishAll(publishing, signal);
    } catch (error) {
      if (!signal.aborted) publishing.onError(error);
    }
    // Ended by the signal, which is no failure.
    await sleep(isLoaded ? ROUND_EVERY_MS : LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/**
 * Publishes each week when it is due, whichever process gets to it first. Returns how to end it: resolves when no
 * statement of it runs any more. A failed round is told and tried again.
 */
export function keepWeeksPublished(publishing: WeekPublishing): () => Promise<void> {
  const stopping = new AbortController();
  const done = keepPublishing(publishing, stopping.signal);
  return () => {
    stopping.abort();
    return done;
  };
}
