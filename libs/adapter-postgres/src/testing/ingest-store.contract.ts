/// <reference types="jest" />
import { TopicRecreated } from '@wardcast/application';
import fc from 'fast-check';
import { eventId, makeBatch, makeEvent, makeLive, TEST_FACILITY, TEST_NOW } from './make-batch';
import type { EditionStores, StoreEdition } from './store-edition';

const { facilityId } = TEST_FACILITY;
const HOUR = Date.UTC(2026, 0, 15, 10);

/** What the ingest store promises on every edition of the database. */
export function describeIngestStore(edition: () => StoreEdition): void {
  let stores: EditionStores;
  beforeEach(async () => {
    stores = await edition().fresh();
  });
  const commit = async (offset: number, change: Parameters<typeof makeBatch>[0]): Promise<void> => {
    const outcome = await stores.ingestStore.commitBatch(makeBatch({ expectedOffset: BigInt(offset), nextOffset: BigInt(offset + 1), ...change }));
    expect(outcome.kind).toBe('committed');
  };
  const rows = async (sql: string): Promise<unknown[]> => (await stores.pool.query(sql)).rows;

  it('refuses the position of a topic that was created again', async () => {
    await commit(0, {});
    const again = { ...makeBatch().position, topicId: 'second' };
    await expect(stores.ingestStore.readPosition(again)).rejects.toThrow(TopicRecreated);
    expect(await stores.ingestStore.readPosition({ ...again, topicId: '' })).toBe(1n);
  });

  it('replaces the stays of a visit that is told whole: changed ones, new ones, and those that are no longer', async () => {
    const stay = { unitId: 'm1', bedId: 'm1-1', from: HOUR, to: null, onLeave: false, definiteOutAt: null };
    const select = `select ordinal, unit_id, bed_id, to_ms(from_at) as from_at, to_ms(to_at) as to_at, on_leave from stay where visit_key = 'v' order by from_at, ordinal`;
    await commit(0, { visits: [{ visitKey: 'v', state: 'in_progress', stays: [stay] }, { visitKey: 'other', state: 'in_progress', stays: [stay] }] });
    await commit(1, { visits: [{ visitKey: 'v', state: 'on_leave', stays: [{ ...stay, to: HOUR + 1 }, { ...stay, unitId: 's1', bedId: null, from: HOUR + 1, onLeave: true }] }] });
    expect(await rows(select)).toEqual([
      { ordinal: 0, unit_id: 'm1', bed_id: 'm1-1', from_at: HOUR, to_at: HOUR + 1, on_leave: false },
      { ordinal: 0, unit_id: 's1', bed_id: null, from_at: HOUR + 1, to_at: null, on_leave: true },
    ]);
    await commit(2, { visits: [{ visitKey: 'v', state: 'in_progress', stays: [stay] }] });
    expect(await rows(select)).toEqual([{ ordinal: 0, unit_id: 'm1', bed_id: 'm1-1', from_at: HOUR, to_at: null, on_leave: false }]);
    await commit(3, { visits: [{ visitKey: 'v', state: 'cancelled', stays: [] }] });
    expect(await rows(select)).toEqual([]);
    expect(await rows('select visit_key from stay')).toEqual([{ visit_key: 'other' }]);
  });

  it('leaves alone the stays of a visit that are days apart from what is told: they are of a record that was forgotten', async () => {
    const days = (count: number): number => HOUR + count * 86_400_000;
    const stay = (unitId: string, from: number, to: number) => ({ unitId, bedId: null, from, to, onLeave: false, definiteOutAt: null });
    const finished = (...stays: readonly ReturnType<typeof stay>[]) => ({ visits: [{ visitKey: 'v', state: 'finished' as const, stays }] });
    const found = () => rows(`select unit_id as unit, to_ms(from_at) as from, to_ms(to_at) as to from stay order by from_at`);
    await commit(0, finished(stay('m1', days(10), days(11))));
    await commit(1, finished(stay('early', days(1), days(2)), stay('wrong', days(2), days(3))));
    await commit(2, finished(stay('late', days(20), days(21))));
    // Told again with another second stay: what stood in its place goes, three days around it and no further.
    await commit(3, finished(stay('early', days(1), days(2)), stay('right', days(2.5), days(3))));
    const kept = [['early', 1, 2], ['right', 2.5, 3], ['m1', 10, 11], ['late', 20, 21]] as const;
    expect(await found()).toEqual(kept.map(([unit, from, to]) => ({ unit, from: days(from), to: days(to) })));
  });

  it('writes the stays that changed alone, where that is known, and all of them when an event of the batch is there already', async () => {
    const stay = (unitId: string, from: number, to: number | null) => ({ unitId, bedId: null, from, to, onLeave: false, definiteOutAt: null });
    const told = [stay('m1', HOUR, HOUR + 1), stay('s1', HOUR + 1, null)];
    const select = `select unit_id, to_ms(to_at) as to_at from stay where visit_key = 'v' order by from_at`;
    await commit(0, { applied: [makeEvent(1)], visits: [{ visitKey: 'v', state: 'in_progress', stays: told }] });
    // The first stay is said to be as it was: what it says here must not be written.
    const closed = { visitKey: 'v', state: 'finished', stays: [stay('never', HOUR, 1), stay('s1', HOUR + 1, HOUR + 2)], change: { places: [1], gone: [] } } as const;
    await commit(1, { applied: [makeEvent(2)], visits: [closed] });
    expect(await rows(select)).toEqual([{ unit_id: 'm1', to_at: HOUR + 1 }, { unit_id: 's1', to_at: HOUR + 2 }]);
    await commit(2, { applied: [makeEvent(3)], visits: [{ ...closed, stays: told.slice(0, 1), change: { places: [], gone: [HOUR + 1] } }] });
    expect(await rows(select)).toEqual([{ unit_id: 'm1', to_at: HOUR + 1 }]);
    await commit(3, { applied: [makeEvent(3), makeEvent(4)], visits: [{ ...closed, change: { places: [], gone: [] } }] });
    expect(await rows(select)).toEqual([{ unit_id: 'never', to_at: 1 }, { unit_id: 's1', to_at: HOUR + 2 }]);
  });

  it('keeps apart stays that began at one instant, and takes back one of them', async () => {
    const stay = (unitId: string, from: number) => ({ unitId, bedId: null, from, to: HOUR + 5, onLeave: false, definiteOutAt: null });
    const visit = (units: readonly string[], change: { readonly places: readonly number[]; readonly gone: readonly number[] }) => ({ visits: [{ visitKey: 'v', state: 'finished' as const, stays: units.map((unit) => stay(unit, HOUR)), change }] });
    const found = () => rows(`select ordinal, unit_id from stay where visit_key = 'v' order by ordinal`);
    await commit(0, visit(['m1', 's1'], { places: [0, 1], gone: [] }));
    expect(await found()).toEqual([{ ordinal: 0, unit_id: 'm1' }, { ordinal: 1, unit_id: 's1' }]);
    await commit(1, visit(['m1'], { places: [], gone: [HOUR] }));
    expect(await found()).toEqual([{ ordinal: 0, unit_id: 'm1' }]);
  });

  it('keeps parked events until they are released', async () => {
    const parked = [1, 2, 3].map((serial) => ({ eventId: eventId(serial), type: 'PatientDischarged' as const, reason: 'visit_unknown' as const, occurredAt: HOUR }));
    await commit(0, { parked: parked.slice(0, 2) });
    // The third is parked and released in one batch: its content is in the state already.
    await commit(1, { parked, released: [eventId(1), eventId(3)] });
    expect(await rows('select event_id, reason, to_ms(occurred_at) as at from parked_event')).toEqual([{ event_id: '00000000-0000-0000-0000-000000000002', reason: 'visit_unknown', at: HOUR }]);
  });

  it('keeps conflicts with the events that claim against each other', async () => {
    await commit(0, { conflicts: [{ kind: 'bed_has_two_visits', unitId: 'm1', bedId: 'm1-1', eventIds: [eventId(1), eventId(2)], at: HOUR }, { kind: 'merge_cycle', unitId: null, bedId: null, eventIds: [], at: HOUR }] });
    expect(await rows('select kind, unit_id, bed_id, event_ids, to_ms(at) as at from conflict order by conflict_id')).toEqual([
      { kind: 'bed_has_two_visits', unit_id: 'm1', bed_id: 'm1-1', event_ids: [eventId(1), eventId(2)], at: HOUR },
      { kind: 'merge_cycle', unit_id: null, bed_id: null, event_ids: [], at: HOUR },
    ]);
  });

  it('keeps the state of each feed: the newest of everything', async () => {
    await commit(0, { applied: [makeEvent(1), makeEvent(2, { occurredAt: TEST_NOW - 90_000, receivedAt: TEST_NOW - 5 })], heartbeats: new Map([['adt-feed', HOUR + 9], ['bed-feed', HOUR]]) });
    await commit(1, { applied: [makeEvent(3, { occurredAt: TEST_NOW - 99_000, receivedAt: TEST_NOW + 7 })], heartbeats: new Map([['adt-feed', HOUR]]) });
    expect(await stores.readStore.feedStates(facilityId)).toEqual([
      { feedId: 'adt-feed', lastHeartbeatAt: HOUR + 9, lastEventAt: TEST_NOW - 60_000, lastReceivedAt: TEST_NOW + 7 },
      { feedId: 'bed-feed', lastHeartbeatAt: HOUR, lastEventAt: null, lastReceivedAt: null },
    ]);
  });

  it('keeps what a person may send as text, and marks what the database cannot hold', async () => {
    const text = 'a"b\\c{,}ü✓𝒳';
    const impossible = 'nul \u0000, half a pair \ud800.';
    const data = { visitKey: text, trigger: 'A01', location: { unitId: 'm1' }, service: impossible };
    await commit(0, { applied: [makeEvent(1, { data, feedId: impossible })], live: [makeLive('m1', 1)] });
    const [stored] = await stores.ingestStore.readEventsAfter(facilityId, 0n, 1);
    expect(stored?.event).toEqual(makeEvent(1, { data: { ...data, service: 'nul \ufffd, half a pair \ufffd.' }, feedId: 'nul \ufffd, half a pair \ufffd.' }));
  });

  it('gives instants back to the millisecond, in any century', async () => {
    let serial = 0;
    let offset = 0;
    const instant = fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 0) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(instant, instant, instant), { minLength: 1, maxLength: 50 }), async (instants) => {
        const after = await stores.ingestStore.lastStoreSequence(facilityId);
        const applied = instants.map(([occurredAt, recordedAt, receivedAt]) => makeEvent((serial += 1), { occurredAt, recordedAt, receivedAt }));
        await commit(offset++, { applied });
        expect((await stores.ingestStore.readEventsAfter(facilityId, after, 100)).map(({ event }) => event)).toEqual(applied);
      }),
      { numRuns: 25 },
    );
  });

  it('pages through the live stream and leaves older imports out', async () => {
    await commit(0, { applied: [makeEvent(1), makeEvent(2)] });
    await commit(1, { applied: [makeEvent(3)], stream: 'history' });
    await commit(2, { applied: [makeEvent(4)] });
    const ids = async (after: bigint, limit: number): Promise<string[]> => (await stores.ingestStore.readEventsAfter(facilityId, after, limit)).map(({ event }) => event.eventId);
    expect(await ids(0n, 2)).toEqual([1, 2].map(eventId));
    expect(await ids(2n, 2)).toEqual([eventId(4)]);
    expect(await ids(await stores.ingestStore.lastStoreSequence(facilityId), 2)).toEqual([]);
    expect(await stores.ingestStore.lastStoreSequence('nobody')).toBe(0n);
  });

  it('keeps the newest snapshot only', async () => {
    const { ingestStore } = stores;
    const snapshot = { facilityId, storeSequence: 5n, takenAt: TEST_NOW, bytes: Uint8Array.from([0, 1, 255]) };
    expect(await ingestStore.readSnapshot(facilityId)).toBeNull();
    await ingestStore.saveSnapshot(snapshot);
    await ingestStore.saveSnapshot({ ...snapshot, storeSequence: 4n, bytes: new Uint8Array(0) });
    expect(await ingestStore.readSnapshot(facilityId)).toEqual(snapshot);
    await ingestStore.saveSnapshot({ ...snapshot, storeSequence: 6n, bytes: new Uint8Array(0) });
    expect((await ingestStore.readSnapshot(facilityId))?.storeSequence).toBe(6n);
  });
}
