import type { Actor } from '../../actor';
import type { EventBus } from '../../ports/event-bus.port';
import { deadLetterTopicOf, type LetterOutbox, type WaitingLetters } from '../../ports/letter-outbox.port';
import { requireSystem } from '../require-system';
import { NO_FACILITY } from '../ingest/parse-batch';
import { toLetterMessage } from './letter-message';

export interface LetterPublisherDependencies {
  readonly outbox: LetterOutbox;
  readonly bus: EventBus;
  /** UUID of this process, which owns partitions by it. */
  readonly owner: string;
  /** Told at the start of every round, so that a round that fails has said what waits. */
  onWaiting?(waiting: readonly WaitingLetters[]): void;
}
export interface PublishedLetters {
  readonly published: number;
  /** Something may be waiting still: the next round is due at once. */
  readonly more: boolean;
}

/**
 * One round of the outbox: of every partition of this process the next letters go to the topic beside it, then its position
 * moves. Dying between the two publishes them again, under the same ids; nothing is left out. Throws what the bus or the
 * database throws: the positions of what was published before stand.
 */
export async function publishLetters(deps: LetterPublisherDependencies, actor: Actor): Promise<PublishedLetters> {
  // A letter names no facility that can be trusted.
  requireSystem(actor, NO_FACILITY, 'publish rejected messages');
  const waiting = await deps.outbox.waiting(deps.owner);
  deps.onWaiting?.(waiting);
  let [published, more] = [0, false];
  for (const place of waiting) {
    const letters = await deps.outbox.read(place);
    const last = letters[letters.length - 1];
    if (last === undefined) continue;
    await deps.bus.append(deadLetterTopicOf(place.topic), letters.map((letter) => toLetterMessage(place, letter)));
    // Refused: another process has the partition, and publishes from where the position stands.
    if (!(await deps.outbox.markPublished(place, deps.owner, last.letterId))) continue;
    published += letters.length;
    more ||= letters.length < place.letters;
  }
  return { published, more };
}
