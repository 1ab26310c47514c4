import { applyEvents, createLedger, fromSnapshot } from '@wardcast/domain';
import type { Facility, Ledger } from '@wardcast/domain';
import type { IngestStore } from '../../ports/ingest-store.port';

/** Events read at a time while a ledger is rebuilt: about 2 MB of rows. */
const PAGE_EVENTS = 5_000;

export interface LoadedLedger {
  readonly ledger: Ledger;
  /** The ledger contains every live event with storeSequence <= this. */
  readonly storeSequence: bigint;
}

/**
 * The ledger as the store knows it: the last snapshot plus the stored events after it.
 * Equal to a fold over all events, since the fold is deterministic.
 */
export async function loadLedger(store: Pick<IngestStore, 'readSnapshot' | 'readEventsAfter'>, facility: Facility, openedAt?: number): Promise<LoadedLedger> {
  const snapshot = await store.readSnapshot(facility.facilityId);
  const ledger = snapshot ? fromSnapshot(facility, snapshot.bytes) : createLedger(facility, { openedAt });
  let storeSequence = snapshot?.storeSequence ?? 0n;
  for (;;) {
    const page = await store.readEventsAfter(facility.facilityId, storeSequence, PAGE_EVENTS);
    const last = page[page.length - 1];
    if (!last) return { ledger, storeSequence };
    applyEvents(ledger, page.map((stored) => stored.event));
    storeSequence = last.storeSequence;
  }
}
