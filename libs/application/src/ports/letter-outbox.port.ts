import type { RejectReason } from '@wardcast/domain';
import type { PartitionPlace } from './partition-store.port';

/** Where rejected messages of a topic are published as well: for other systems of the hospital group, beside our own table. */
export function deadLetterTopicOf(topic: string): string {
  return `${topic}.dlq`;
}

/** A partition of ours in which rejected messages wait to be published. */
export interface WaitingLetters extends PartitionPlace {
  /** Number of the last letter that was published from it; '0' when none was. */
  readonly publishedId: string;
  readonly letters: number;
  /** When the oldest of them was stored (hospital ms). */
  readonly oldestAt: number;
}
/** A rejected message as it may leave the database: its original only sealed. */
export interface OutboxLetter {
  /** The store's own number; rises within a partition in the order of commit. */
  readonly letterId: string;
  readonly topicId: string;
  readonly offset: bigint;
  readonly at: number;
  readonly reason: RejectReason;
  readonly where: string;
  /** Of the value as received, 64 hex. */
  readonly sha256: string;
  /** The facility that the message's key names, where it is registered here; null for whatever else stands in a key. */
  readonly facilityId: string | null;
  /** Null where the original is stored as received: then it does not leave the store. */
  readonly sealed: { readonly keyId: string; readonly bytes: Uint8Array } | null;
}
/**
 * Rejected messages on their way from the store, which is the truth, to a topic. At least once: a letter is read again until its
 * position was moved past it. The database says whose turn it is: the owner of the partition that a letter came from.
 */
export interface LetterOutbox {
  /** Partitions of this owner in which something waits; in the order of their numbers. */
  waiting(owner: string): Promise<readonly WaitingLetters[]>;
  /** The next letters after `publishedId`, in the order of their numbers: some hundreds, some megabytes; never none where some wait. */
  read(waiting: WaitingLetters): Promise<readonly OutboxLetter[]>;
  /** Moves the partition's position to `letterId`, by compare-and-set. False when another process owns the partition, or moved it. */
  markPublished(waiting: WaitingLetters, owner: string, letterId: string): Promise<boolean>;
}
