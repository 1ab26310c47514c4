import type { PartitionOwner } from './partition-store.port';
import type { Conflict, HospitalEvent, ParkedEvent, RejectedEvent, UnitHour, UnitLive, VisitStays } from '@wardcast/domain';

export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly topicId: string;
}
export interface DeadLetterEntry {
  readonly offset: bigint;
  readonly rejected: RejectedEvent;
}
/** Everything one batch produced. All of it is stored by one statement, or none of it. */
export interface BatchResult {
  readonly position: Position;
  /** Compare-and-set: the store's next offset must equal this, or nothing is written. */
  readonly expectedOffset: bigint;
  readonly nextOffset: bigint;
  /** The process that claimed the partition; the batch is fenced once another one did. Without it only the offset is compared. */
  readonly owner?: string;
  readonly facilityId: string;
  /** `live` events belong to the ledger that readers see; `history` ones to the fold of an older import. */
  readonly stream: 'live' | 'history';
  readonly committedAt: number;
  readonly applied: readonly HospitalEvent[];
  readonly deadLetters: readonly DeadLetterEntry[];
  readonly visits: readonly VisitStays[];
  readonly unitHours: readonly UnitHour[];
  /** Live rows of the units that changed. */
  readonly live: readonly UnitLive[];
  readonly parked: readonly ParkedEvent[];
  readonly released: readonly string[];
  readonly conflicts: readonly Conflict[];
  /** Newest heartbeat seen per feed in this batch (ms). */
  readonly heartbeats: ReadonlyMap<string, number>;
  readonly duplicates: number;
}
export type CommitOutcome =
  | { readonly kind: 'committed'; readonly version: bigint }
  /** Somebody else owns the partition: stop, re-read the position, rebuild the ledger, never retry blindly. */
  | { readonly kind: 'fenced'; readonly actualOffset: bigint };

export interface LedgerSnapshot {
  readonly facilityId: string;
  /** The snapshot contains every event with storeSequence <= this. */
  readonly storeSequence: bigint;
  readonly takenAt: number;
  readonly bytes: Uint8Array;
}
export interface StoredEvent {
  readonly storeSequence: bigint;
  readonly event: HospitalEvent;
}
/** Writes of the ingest path. Implemented over PostgreSQL; the same statement serves both buses. */
export interface IngestStore {
  /** null when the partition was never read. Throws TopicRecreated when topicId differs from the stored one. */
  readPosition(position: Position): Promise<bigint | null>;
  /** One statement. An unknown outcome (connection cut) is settled by re-reading the position before returning. */
  commitBatch(result: BatchResult): Promise<CommitOutcome>;
  /** Of these ids, those already stored. Used on (re)start only; in steady state the ledger knows. */
  findKnownEventIds(facilityId: string, eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  readSnapshot(facilityId: string): Promise<LedgerSnapshot | null>;
  /** An older one than the stored changes nothing. With `owner`: nor does one of a process that no longer owns the partition. */
  saveSnapshot(snapshot: LedgerSnapshot, owner?: PartitionOwner): Promise<void>;
  /** Of the live stream only. Ascending by storeSequence, those > after, in pages of at most `limit`. */
  readEventsAfter(facilityId: string, after: bigint, limit: number): Promise<readonly StoredEvent[]>;
  lastStoreSequence(facilityId: string): Promise<bigint>;
}
