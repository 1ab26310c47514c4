import { loadLedger, stateHash } from '@wardcast/application';
import type { PoolClient } from 'pg';
import { PostgresReadStore } from '../census/read-store';
import { PostgresIngestStore } from '../events/ingest-store';
import { hashTables } from '../rebuild/hash-rows';
import type { BackupManifest } from './backup-manifest';

/** The canonical state hash of every facility, as this connection sees the database. */
export async function readStates(client: PoolClient): Promise<BackupManifest['states']> {
  const states: { readonly facilityId: string; readonly hash: string }[] = [];
  for (const facility of await new PostgresReadStore(client).facilities()) {
    const { ledger } = await loadLedger(new PostgresIngestStore(client), facility);
    states.push({ facilityId: facility.facilityId, hash: stateHash(ledger, await hashTables(client, 'live', facility.facilityId, -Infinity)).all });
  }
  return states;
}
