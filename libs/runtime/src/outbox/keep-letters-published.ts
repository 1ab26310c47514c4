import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM_ACTOR, publishLetters } from '@wardcast/application';
import type { LetterPublisherDependencies, WaitingLetters } from '@wardcast/application';

/** How often it is asked whether letters wait. Nobody's board hangs on it. */
const LOOK_MS = 2_000;
/** While the broker is away or the topic is missing the wait doubles, up to this. */
const LONGEST_WAIT_MS = 30_000;

export interface LetterPublishing {
  readonly deps: Omit<LetterPublisherDependencies, 'onWaiting'>;
  /** At the start of each round: what waits. */
  onWaiting(waiting: readonly WaitingLetters[]): void;
  onPublished(letters: number): void;
  /** Told when it begins to fail, and not again before it works. */
  onStuck(error: unknown): void;
  onGoesOn(): void;
}

async function keepPublishing(publishing: LetterPublishing, signal: AbortSignal): Promise<void> {
  const { deps, onWaiting } = publishing;
  let failures = 0;
  while (!signal.aborted) {
    let more = false;
    try {
      const round = await publishLetters({ ...deps, onWaiting }, SYSTEM_ACTOR);
      more = round.more;
      if (round.published > 0) publishing.onPublished(round.published);
      if (failures > 0) publishing.onGoesOn();
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1 && !signal.aborted) publishing.onStuck(error);
    }
    // Ended by the signal, which is no failure.
    if (!more) await sleep(Math.min(LONGEST_WAIT_MS, LOOK_MS * 2 ** failures), undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/**
 * Publishes the rejected messages of this process's partitions to the topic beside theirs, after their batches were committed
 * and apart from them: a broker that is away, or a topic that is missing, delays this and nothing else. Returns how to end it:
 * resolves when the round in hand is over.
 */
export function keepLettersPublished(publishing: LetterPublishing): () => Promise<void> {
  const stopping = new AbortController();
  const done = keepPublishing(publishing, stopping.signal);
  return () => {
    stopping.abort();
    return done;
  };
}
