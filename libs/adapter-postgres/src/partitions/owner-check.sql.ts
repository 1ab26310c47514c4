/**
 * True while `:owner` holds the partition, and without an owner (an import, which no group hands around). The shared lock
 * lasts until the statement's commit: a claim waits for writes under way, and writes that come after it see the new owner.
 */
export const OWNS_PARTITION = `(:owner is null or exists (select 1 from partition_owner p where p.topic = :topic and p.part = :part and p.owner = :owner for share))`;
