import type { LedgerSnapshot, PartitionOwner } from '@wardcast/application';
import { toTimestamp } from '../database/instants';
import { namedStatement } from '../database/named-statement';
import { OWNS_PARTITION } from '../partitions/owner-check.sql';

/** An older snapshot than the stored one changes nothing, and so does one of a process that no longer owns the partition. */
const SAVE_SNAPSHOT = namedStatement(
  'save_snapshot',
  { topic: 'text', part: 'int', owner: 'uuid', facility_id: 'text', store_sequence: 'bigint', taken_at: 'timestamptz', state: 'bytea' },
  `
insert into ledger_snapshot as s (facility_id, store_sequence, taken_at, state)
select :facility_id, :store_sequence, :taken_at, :state where ${OWNS_PARTITION}
on conflict (facility_id) do update set store_sequence = excluded.store_sequence, taken_at = excluded.taken_at, state = excluded.state
where s.store_sequence <= excluded.store_sequence`,
);

export function saveSnapshotStatement(snapshot: LedgerSnapshot, owner?: PartitionOwner): ReturnType<typeof SAVE_SNAPSHOT.bind> {
  return SAVE_SNAPSHOT.bind({
    topic: owner?.topic ?? null,
    part: owner?.partition ?? null,
    owner: owner?.owner ?? null,
    facility_id: snapshot.facilityId,
    store_sequence: String(snapshot.storeSequence),
    taken_at: toTimestamp(snapshot.takenAt),
    state: Buffer.from(snapshot.bytes),
  });
}
