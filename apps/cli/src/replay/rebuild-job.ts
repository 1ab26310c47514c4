import { SYSTEM_ACTOR, loadLedger, rebuildFacility, stateHash } from '@wardcast/application';
import type { RebuildRequest, StateHash } from '@wardcast/application';
import type { Rebuild } from '@wardcast/runtime';

/** One facility's part of a rebuild. Plain values: it travels between threads. */
export interface RebuildJob extends Pick<RebuildRequest, 'facility' | 'openedAt' | 'history'> {
  /** Hours from here on are compared (ms); -Infinity for all. */
  readonly from: number;
}
export interface RebuildResult {
  readonly facilityId: string;
  readonly events: number;
  readonly seconds: number;
  readonly ours: StateHash;
  /** null where the stored ledger cannot be read, such as one that an older version wrote. */
  readonly live: StateHash | null;
}

/** Folds the facility's events into the side schema, and hashes both sides as of one instant. */
export async function runRebuildJob(rebuild: Rebuild, job: RebuildJob, onProgress: (events: number, receivedAt: number) => void): Promise<RebuildResult> {
  const { facility, openedAt, history, from } = job;
  const { facilityId } = facility;
  const began = performance.now();
  const { ledger, events } = await rebuildFacility({ actor: SYSTEM_ACTOR, store: rebuild.store, facility, openedAt, history, onProgress });
  const ours = stateHash(ledger, await rebuild.store.hashes('rebuilt', facilityId, from));
  const live = await liveHash(rebuild, job);
  return { facilityId, events, seconds: (performance.now() - began) / 1000, ours, live };
}

/** True when the stored events give the stored state. */
export function isEqual({ ours, live }: Pick<RebuildResult, 'ours' | 'live'>): boolean {
  return ours.all === live?.all;
}

async function liveHash(rebuild: Rebuild, { facility, openedAt, from }: RebuildJob): Promise<StateHash | null> {
  try {
    const { ledger } = await loadLedger(rebuild.liveStore, facility, openedAt);
    return stateHash(ledger, await rebuild.store.hashes('live', facility.facilityId, from));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
