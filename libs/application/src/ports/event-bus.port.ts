import type { RawMessage } from '@wardcast/domain';

/** The one topic of hospital events: all families, one total order per facility. */
export const EVENT_TOPIC = 'wardcast.events.v1';

/** Consecutive failures of a partition after which its consumption gives up: with the backoff about a quarter of a minute. */
export const MAX_RESTARTS = 8;

/** A message with its place in the log. Offsets rise within a partition; gaps are legal. */
export interface BusRecord extends RawMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  /** When the bus took it (ms). */
  readonly appendedAt: number;
}
export interface RecordBatch {
  readonly topic: string;
  readonly partition: number;
  /** Identity of the topic's incarnation: a re-created topic has another one. */
  readonly topicId: string;
  /** Never empty; ascending offsets; all of one partition. */
  readonly records: readonly BusRecord[];
  /** First offset not yet in the log when the batch was read; lag = highWatermark - last offset - 1. */
  readonly highWatermark: bigint;
}
/** Nothing, when the results are committed. */
export type BatchAnswer = void | 'held';
export interface ConsumeOptions {
  readonly topic: string;
  readonly group: string;
  /** Largest batch handed over; the bus never holds more than two batches of a partition in memory (back-pressure). */
  readonly maxBatchRecords: number;
  /**
   * Called whenever a partition is (re)assigned. The store owns positions: return the next offset to read,
   * or null to begin with the oldest. The bus's own commits are at most a hint.
   */
  startAt(topic: string, partition: number): Promise<bigint | null>;
  /**
   * Called with one batch at a time per partition, in order. Resolve after the results are committed.
   * A throw stops that partition and is redelivered from `startAt` after a bounded backoff;
   * after MAX_RESTARTS consecutive failures the consumption fails.
   * `held` means not taken: the partition stands still, the others go on, until `release` or a new assignment; then it
   * begins again from `startAt`.
   */
  onBatch(batch: RecordBatch): Promise<BatchAnswer>;
}
export interface Consumption {
  /** Settles when consumption ended: resolves after close(), rejects with the reason if it gave up. */
  readonly done: Promise<void>;
  /** Stops handing over batches of every partition until resume(); idempotent. */
  pause(): void;
  resume(): void;
  /** Hands a held partition over again; nothing for one that is not held. */
  release(partition: number): void;
  /** Records not yet handed over, by partition; a held batch counts as not handed over. */
  lag(): Promise<ReadonlyMap<number, bigint>>;
  /** Finishes the batch in hand, then stops; idempotent. No onBatch call starts after it resolves. */
  close(): Promise<void>;
}
/**
 * Order: records of one key are delivered in the order appended. At least once: after a crash a record may come again.
 * Range ends: offsets are inclusive at the start. Failure: append rejects when nothing (or an unknown part) was stored;
 * the caller may append again, since event ids are deterministic.
 */
export interface EventBus {
  append(topic: string, messages: readonly RawMessage[]): Promise<void>;
  consume(options: ConsumeOptions): Promise<Consumption>;
  close(): Promise<void>;
}
