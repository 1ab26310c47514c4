import type { PartitionOwner, PartitionPause, PartitionPlace, PartitionStore } from '@wardcast/application';
import type { Pool } from 'pg';
import { toTimestamp } from '../database/instants';

/** The lock on the old row orders two claims: the later one names the earlier one as its predecessor. */
const CLAIM = `
with old as (
  select owner from partition_owner where topic = $1 and part = $2 for update
), taken as (
  insert into partition_owner (topic, part, owner) values ($1, $2, $3)
  on conflict (topic, part) do update set owner = excluded.owner, claimed_at = now()
)
select (select owner from old)`;

/** Ownership of partitions over PostgreSQL; see the port for what each method promises. */
export class PostgresPartitionStore implements PartitionStore {
  constructor(private readonly pool: Pool) {}

  async claim({ topic, partition, owner }: PartitionOwner): Promise<string | null> {
    const { rows } = await this.pool.query<{ owner: string | null }>(CLAIM, [topic, partition, owner]);
    return rows[0]?.owner ?? null;
  }

  async bindFacility(facilityId: string, place: PartitionPlace): Promise<PartitionPlace> {
    await this.pool.query('insert into facility_partition (facility_id, topic, part) values ($1, $2, $3) on conflict do nothing', [facilityId, place.topic, place.partition]);
    const { rows } = await this.pool.query<PartitionPlace>('select topic, part as partition from facility_partition where facility_id = $1 and topic = $2', [facilityId, place.topic]);
    return rows[0] ?? place;
  }

  async facilitiesOf({ topic, partition }: PartitionPlace): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ facility_id: string }>('select facility_id from facility_partition where topic = $1 and part = $2 order by facility_id', [topic, partition]);
    return rows.map((row) => row.facility_id);
  }

  async pauses(topic: string): Promise<readonly PartitionPause[]> {
    const { rows } = await this.pool.query<PartitionPause>(
      `select topic, part as partition, facility_id as "facilityId", rejected, records, to_ms(paused_at) as "pausedAt", to_ms(resumes_at) as "resumesAt", to_ms(resumed_at) as "resumedAt"
       from partition_pause where topic = $1 order by part`,
      [topic],
    );
    return rows;
  }

  async savePause(pause: PartitionPause): Promise<void> {
    await this.pool.query(
      `insert into partition_pause (topic, part, facility_id, rejected, records, paused_at, resumes_at, resumed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (topic, part) do update set facility_id = excluded.facility_id, rejected = excluded.rejected, records = excluded.records,
         paused_at = excluded.paused_at, resumes_at = excluded.resumes_at, resumed_at = excluded.resumed_at`,
      [pause.topic, pause.partition, pause.facilityId, pause.rejected, pause.records, toTimestamp(pause.pausedAt), toTimestamp(pause.resumesAt), pause.resumedAt === null ? null : toTimestamp(pause.resumedAt)],
    );
  }

  async resume({ topic, partition }: PartitionPlace, at: number): Promise<boolean> {
    const { rowCount } = await this.pool.query('update partition_pause set resumed_at = $3 where topic = $1 and part = $2 and resumed_at is null', [topic, partition, toTimestamp(at)]);
    return rowCount === 1;
  }
}
