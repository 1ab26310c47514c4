import type { Clock } from '../../ports/clock.port';
import { FencedError } from '../../ports/fenced-error';
import type { IngestStore, Position } from '../../ports/ingest-store.port';
import type { PartitionPlace } from '../../ports/partition-store.port';
import { emptyResult } from './empty-result';
import type { FacilityIngest, IngestedRun } from './facility-ingest';
import { NO_FACILITY } from './parse-batch';
import type { FacilityRun } from './parse-batch';

/** What one commit held, in numbers. */
export interface CommittedRun {
  readonly place: PartitionPlace;
  readonly facilityId: string;
  readonly applied: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly parked: number;
  readonly heartbeats: number;
  readonly receivedAt: number | null;
  /** Records of the partition not yet handed over when the batch was read. */
  readonly behind: number;
}
export interface RunListeners {
  onIngested?(facilityId: string, run: IngestedRun, committed: CommittedRun): void;
  onCommitted?(committed: CommittedRun): void;
}
/** Where the records of one commit lie. */
export interface CommitSpan {
  readonly position: Position;
  readonly expectedOffset: bigint;
  readonly nextOffset: bigint;
  /** Records of the log after it. */
  readonly behind: number;
}
export interface RunDependencies extends RunListeners {
  readonly clock: Clock;
  readonly store: IngestStore;
  readonly ownership?: { readonly owner: string };
}

/** Folds a run into its facility's ledger, or into none where no facility is served, and gives what stores it. */
export async function foldRun(dependencies: RunDependencies, ingest: FacilityIngest | undefined, { run, span }: { readonly run: FacilityRun; readonly span: CommitSpan }): Promise<() => Promise<void>> {
  const { position, expectedOffset, nextOffset, behind } = span;
  const { clock, store, ownership } = dependencies;
  const common = { position, expectedOffset, nextOffset, deadLetters: run.deadLetters, committedAt: clock.now(), owner: ownership?.owner };
  const counted = { place: position, facilityId: run.facilityId, rejected: run.deadLetters.length, heartbeats: run.events.filter(({ type }) => type === 'Heartbeat').length, behind };
  if (ingest === undefined) {
    return async () => {
      const outcome = await store.commitBatch({ ...emptyResult(NO_FACILITY), ...common });
      if (outcome.kind === 'fenced') throw new FencedError(position, outcome.actualOffset);
      dependencies.onCommitted?.({ ...counted, applied: 0, duplicates: 0, parked: 0, receivedAt: null });
    };
  }
  const { commit } = await ingest.fold({ ...common, events: run.events, records: run.origins });
  return async () => {
    const ingested = await commit();
    const { applied, duplicateIds, parked, refused } = ingested.change;
    const committed = { ...counted, applied: applied.length, duplicates: duplicateIds.length, parked: parked.length, rejected: counted.rejected + refused.length, receivedAt: ingested.receivedAt };
    dependencies.onCommitted?.(committed);
    dependencies.onIngested?.(run.facilityId, ingested, committed);
  };
}
