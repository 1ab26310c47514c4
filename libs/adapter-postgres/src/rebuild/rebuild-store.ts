import type { EventStream, RebuildStore, RebuiltRows, RebuiltState, StoredEvent, SwapOutcome, TableHashes } from '@wardcast/application';
import type { PoolClient } from 'pg';
import { instantArray, jsonbArray, textArray, uuidArray } from '../database/binary-array';
import { toTimestamp } from '../database/instants';
import { EVENT_COLUMNS, toStoredEvent, type EventRow } from '../events/event-row';
import { hashTables } from './hash-rows';
import { swapState } from './swap-state';
import { toWriteColumns, WRITE_ROWS } from './write-rows.sql';

/** Reads as of one instant on one connection, writes beside the live tables on another; see the port. */
export class PostgresRebuildStore implements RebuildStore {
  constructor(
    private readonly reader: PoolClient,
    private readonly writer: PoolClient,
  ) {}

  async readEvents(facilityId: string, stream: EventStream, after: bigint, limit: number): Promise<readonly StoredEvent[]> {
    const { rows } = await this.reader.query<EventRow & unknown[]>({
      name: 'rebuild_events',
      text: `select ${EVENT_COLUMNS} from event where facility_id = $1 and stream = $2 and store_sequence > $3 order by store_sequence limit $4`,
      values: [facilityId, stream, String(after), limit],
      rowMode: 'array',
    });
    return rows.map((row) => toStoredEvent(row, facilityId));
  }

  async measuredTo(facilityId: string): Promise<{ readonly hoursTo: number | null; readonly liveAt: number | null }> {
    const { rows } = await this.reader.query<{ hoursTo: number | null; liveAt: number | null }>(
      `select (select to_ms(max(hour) + interval '1 hour') from series.unit_hour where facility_id = $1) as "hoursTo",
         (select max((live ->> 'at')::float8) from unit_live where facility_id = $1) as "liveAt"`,
      [facilityId],
    );
    return rows[0] ?? { hoursTo: null, liveAt: null };
  }

  async write(rows: RebuiltRows): Promise<void> {
    await this.writer.query(WRITE_ROWS.bind(toWriteColumns(rows)));
  }

  async saveState({ facilityId, storeSequence, takenAt, snapshot, live, waiting }: RebuiltState): Promise<void> {
    const at = toTimestamp(Number.isFinite(takenAt) ? takenAt : 0);
    await this.writer.query('insert into rebuild.ledger_snapshot values ($1, $2, $3, $4)', [facilityId, String(storeSequence), at, Buffer.from(snapshot)]);
    await this.writer.query('insert into rebuild.unit_live select $1, l.* from unnest($2::text[], $3::jsonb[]) l', [facilityId, textArray(live.map(({ unitId }) => unitId)), jsonbArray(live)]);
    await this.writer.query('insert into rebuild.parked_event select $1, p.*, $6::timestamptz from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) p', [
      facilityId,
      uuidArray(waiting.map(({ eventId }) => eventId)),
      textArray(waiting.map(({ type }) => type)),
      textArray(waiting.map(({ reason }) => reason)),
      instantArray(waiting.map(({ occurredAt }) => occurredAt)),
      at,
    ]);
  }

  hashes(side: 'live' | 'rebuilt', facilityId: string, from: number): Promise<TableHashes> {
    return hashTables(side === 'live' ? this.reader : this.writer, side, facilityId, from);
  }

  swap(facilityId: string, from: number): Promise<SwapOutcome> {
    return swapState(this.writer, facilityId, from);
  }
}
