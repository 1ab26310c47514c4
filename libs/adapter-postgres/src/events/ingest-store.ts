import { TopicRecreated, type BatchResult, type CommitOutcome, type IngestStore, type LedgerSnapshot, type PartitionOwner, type Position, type StoredEvent } from '@wardcast/application';
import { uuidArray } from '../database/binary-array';
import type { Queryable } from '../database/queryable';
import { commitBatch } from './commit-batch';
import { EVENT_COLUMNS, toStoredEvent, type EventRow } from './event-row';
import { saveSnapshotStatement } from './save-snapshot';
import type { LetterKeys } from './letter-keys';

/** Writes of the ingest path over PostgreSQL; see the port for what each method promises. */
export class PostgresIngestStore implements IngestStore {
  /** Originals of rejected messages are sealed with the first key; without keys they are stored as received. */
  constructor(
    private readonly pool: Queryable,
    private readonly letterKeys: LetterKeys | null = null,
  ) {}

  /** An empty topicId asks without the check: before its first batch a consumer does not know the topic's identity yet. */
  async readPosition(position: Position): Promise<bigint | null> {
    const { rows } = await this.pool.query<{ topic_id: string; next_offset: string }>('select topic_id, next_offset from ingest_offset where topic = $1 and part = $2', [
      position.topic,
      position.partition,
    ]);
    const row = rows[0];
    if (row === undefined) return null;
    if (position.topicId !== '' && row.topic_id !== position.topicId) throw new TopicRecreated(position.topic, position.partition);
    return BigInt(row.next_offset);
  }

  commitBatch(result: BatchResult): Promise<CommitOutcome> {
    return commitBatch(this.pool, result, this.letterKeys?.[0] ?? null);
  }

  async findKnownEventIds(_facilityId: string, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ id: string }>({
      name: 'find_known_event_ids',
      text: `select replace(i.event_id::text, '-', '') as id from unnest($1::uuid[]) as asked (event_id) join inbox i using (event_id)`,
      values: [uuidArray(eventIds)],
    });
    return new Set(rows.map(({ id }) => id));
  }

  async readSnapshot(facilityId: string): Promise<LedgerSnapshot | null> {
    const { rows } = await this.pool.query<{ store_sequence: string; taken_at: number; state: Buffer }>(
      'select store_sequence, to_ms(taken_at) as taken_at, state from ledger_snapshot where facility_id = $1',
      [facilityId],
    );
    const row = rows[0];
    return row === undefined ? null : { facilityId, storeSequence: BigInt(row.store_sequence), takenAt: row.taken_at, bytes: new Uint8Array(row.state) };
  }

  async saveSnapshot(snapshot: LedgerSnapshot, owner?: PartitionOwner): Promise<void> {
    await this.pool.query(saveSnapshotStatement(snapshot, owner));
  }

  async readEventsAfter(facilityId: string, after: bigint, limit: number): Promise<readonly StoredEvent[]> {
    const { rows } = await this.pool.query<EventRow & unknown[]>({
      name: 'read_events_after',
      text: `select ${EVENT_COLUMNS} from event where facility_id = $1 and stream = 'live' and store_sequence > $2 order by store_sequence limit $3`,
      values: [facilityId, String(after), limit],
      rowMode: 'array',
    });
    return rows.map((row) => toStoredEvent(row, facilityId));
  }

  async lastStoreSequence(facilityId: string): Promise<bigint> {
    const { rows } = await this.pool.query<{ last: string | null }>(`select max(store_sequence) as last from event where facility_id = $1 and stream = 'live'`, [facilityId]);
    return BigInt(rows[0]?.last ?? 0);
  }
}
