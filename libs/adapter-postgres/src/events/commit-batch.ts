import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchResult, CommitOutcome, Position } from '@wardcast/application';
import type { Queryable } from '../database/queryable';
import { isConnectionError, isPassingError, isTaken } from '../database/is-connection-error';
import { toCommitParameters } from './commit-batch-parameters';
import { COMMIT_BATCH, COMMIT_NEW_BATCH } from './commit-batch.sql';
import type { LetterKey } from './letter-keys';

/** A server that restarts is back within seconds; longer than all of these together is a fault for the caller. */
const RETRY_WAITS_MS = [50, 200, 1_000, 2_000, 4_000, 8_000];

/**
 * Stores one batch by one statement, or nothing. When the answer was lost, the same statement is sent again: the
 * compare-and-set lets it through only if the first one did nothing, and the commit token tells our own earlier success
 * from another writer's. The same holds when the lost statement is still running on the server: ours waits for its lock.
 * Nearly every batch is all new; one that is not fails whole and goes again by the statement that looks first.
 * Throws what the database says about anything else.
 */
export async function commitBatch(pool: Queryable, batch: BatchResult, letterKey: LetterKey | null = null): Promise<CommitOutcome> {
  const token = randomUUID();
  const settings = { commitToken: token, letterKey };
  let [statement, parameters] = [COMMIT_NEW_BATCH, toCommitParameters(batch, { ...settings, stays: 'changed' })];
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { rows } = await pool.query<{ version: string }>(statement.bind(parameters));
      const version = rows[0]?.version;
      if (version !== undefined) return { kind: 'committed', version: BigInt(version) };
      return await settle(pool, batch, token);
    } catch (error) {
      if (isTaken(error) && statement === COMMIT_NEW_BATCH) {
        [statement, parameters] = [COMMIT_BATCH, toCommitParameters(batch, { ...settings, stays: 'every' })];
        continue;
      }
      const wait = RETRY_WAITS_MS[attempt];
      if (wait === undefined || !(isConnectionError(error) || isPassingError(error))) throw error;
      await sleep(wait);
    }
  }
}

/** The guard held us back: by another writer, or by our own commit whose answer was lost. */
async function settle(pool: Queryable, batch: BatchResult, token: string): Promise<CommitOutcome> {
  const { topic, partition }: Position = batch.position;
  const { rows } = await pool.query<{ next_offset: string; commit_token: string; version: string | null }>(
    `select o.next_offset, o.commit_token, (select version from facility_version where facility_id = $3) as version
     from ingest_offset o where o.topic = $1 and o.part = $2`,
    [topic, partition, batch.facilityId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`The stored position of ${topic}/${partition} has gone.`);
  if (row.commit_token !== token) return { kind: 'fenced', actualOffset: BigInt(row.next_offset) };
  // Later versions of the facility may exist by now; whoever reads at this one has missed nothing of ours.
  return { kind: 'committed', version: BigInt(row.version ?? 0) };
}
