import { applyEvents, createLedger, hashLedger, isCurrentSnapshot, toSnapshot } from '@wardcast/domain';
import type { HospitalEvent } from '@wardcast/domain';
import { aFacility, anEvent } from '@wardcast/domain/testing';
import type { BatchResult, IngestStore, LedgerSnapshot } from '../../ports/ingest-store.port';
import { FacilityIngest } from './facility-ingest';

/** As many as make a snapshot due. */
const MANY = 50_000;
const PLACE = { topic: 'events', partition: 0, topicId: 'first' };
const booking = (serial: number): HospitalEvent => anEvent('ElectiveBooked', { bookingKey: `booking-${serial}` }, { message: `booking ${serial}` });

function emptyStore(snapshots: LedgerSnapshot[]): IngestStore {
  return {
    readPosition: () => Promise.resolve(null),
    commitBatch: (_batch: BatchResult) => Promise.resolve({ kind: 'committed', version: 1n }),
    findKnownEventIds: () => Promise.resolve(new Set()),
    readSnapshot: () => Promise.resolve(null),
    saveSnapshot: (snapshot) => Promise.resolve(void snapshots.push(snapshot)),
    readEventsAfter: () => Promise.resolve([]),
    lastStoreSequence: () => Promise.resolve(0n),
  };
}
const runOf = (events: readonly HospitalEvent[]) => ({ position: PLACE, expectedOffset: 0n, nextOffset: BigInt(events.length), events, deadLetters: [], committedAt: 1 });

describe('FacilityIngest', () => {
  it('saves no ledger that holds more than the store: a restart would take the rest for stored', async () => {
    const snapshots: LedgerSnapshot[] = [];
    const ingest = new FacilityIngest(aFacility(), emptyStore(snapshots));
    const first = await ingest.fold(runOf(Array.from({ length: MANY }, (_, serial) => booking(serial))));
    const second = await ingest.fold(runOf([booking(MANY)]));
    await first.commit();
    expect(snapshots).toEqual([]);
    await second.commit();
    expect(snapshots.length).toBe(1);
  });

  it('folds all events again where older rules made the snapshot, since when it said, and saves what it made with the first commit', async () => {
    const told = [booking(0), booking(1), booking(2)];
    const before = createLedger(aFacility(), { openedAt: 1_767_225_600_000 });
    applyEvents(before, told);
    const current = toSnapshot(before);
    // One less in the first byte is the layout before this one.
    const older: LedgerSnapshot = { facilityId: aFacility().facilityId, storeSequence: 2n, takenAt: 1, bytes: Uint8Array.from(current, (byte, place) => (place === 0 ? byte - 2 : byte)) };
    expect(isCurrentSnapshot(older.bytes)).toBe(false);
    const snapshots: LedgerSnapshot[] = [];
    const stored = told.map((event, place) => ({ event, storeSequence: BigInt(place + 1) }));
    const store: IngestStore = { ...emptyStore(snapshots), readSnapshot: () => Promise.resolve(older), readEventsAfter: (_facility, after) => Promise.resolve(stored.filter(({ storeSequence }) => storeSequence > after)) };
    const ingest = new FacilityIngest(aFacility(), store);
    expect(hashLedger(await ingest.currentLedger())).toBe(hashLedger(before));
    await ingest.saveSnapshot();
    expect(snapshots.map(({ bytes }) => Buffer.compare(bytes, current))).toEqual([0]);
  });
});
