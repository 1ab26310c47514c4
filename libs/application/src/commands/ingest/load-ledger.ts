import { applyEvents, createLedger, fromSnapshot, isCurrentSnapshot, openedAtOfSnapshot } from '@wardcast/domain';
import type { Facility, Ledger } from '@wardcast/domain';
import type { IngestStore, LedgerSnapshot } from '../../ports/ingest-store.port';

/** Events read at a time while a ledger is rebuilt: about 2 MB of rows. */
const PAGE_EVENTS = 5_000;

export interface LoadedLedger {
  readonly ledger: Ledger;
  /** The ledger contains every live event with storeSequence <= this. */
  readonly storeSequence: bigint;
  /** How many of them no snapshot held: a start that had to fold many should not have to again. */
  readonly eventsFolded: number;
}

/** Where the fold begins: at the snapshot, or with all events again where older rules made it. */
function beginning(facility: Facility, snapshot: LedgerSnapshot | null, openedAt: number | undefined): LoadedLedger {
  if (!snapshot) return { ledger: createLedger(facility, { openedAt }), storeSequence: 0n, eventsFolded: 0 };
  if (isCurrentSnapshot(snapshot.bytes)) return { ledger: fromSnapshot(facility, snapshot.bytes), storeSequence: snapshot.storeSequence, eventsFolded: 0 };
  return { ledger: createLedger(facility, { openedAt: openedAt ?? openedAtOfSnapshot(facility, snapshot.bytes) }), storeSequence: 0n, eventsFolded: 0 };
}

/**
 * The ledger as the store knows it: the last snapshot plus the stored events after it.
 * Equal to a fold over all events, since the fold is deterministic.
 */
export async function loadLedger(store: Pick<IngestStore, 'readSnapshot' | 'readEventsAfter'>, facility: Facility, openedAt?: number): Promise<LoadedLedger> {
  const begun = beginning(facility, await store.readSnapshot(facility.facilityId), openedAt);
  const { ledger } = begun;
  let { storeSequence, eventsFolded } = begun;
  for (;;) {
    const page = await store.readEventsAfter(facility.facilityId, storeSequence, PAGE_EVENTS);
    const last = page[page.length - 1];
    if (!last) return { ledger, storeSequence, eventsFolded };
    applyEvents(ledger, page.map((stored) => stored.event));
    storeSequence = last.storeSequence;
    eventsFolded += page.length;
  }
}
