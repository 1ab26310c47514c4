/// <reference types="jest" />
import type { Facility } from '@wardcast/domain';
import { makeBatch, makeEvent, makeLive, TEST_FACILITY, TEST_NOW } from './make-batch';
import type { EditionStores, StoreEdition } from './store-edition';

const { facilityId } = TEST_FACILITY;
const HOUR_MS = 3_600_000;
const H0 = Date.UTC(2026, 0, 15, 0);
const hour = (index: number): number => H0 + index * HOUR_MS;

/** What the read store promises on every edition of the database. */
export function describeReadStore(edition: () => StoreEdition): void {
  let stores: EditionStores;
  let offset = 0n;
  beforeEach(async () => {
    stores = await edition().fresh();
    offset = 0n;
    await stores.readStore.saveFacility(TEST_FACILITY);
  });
  const commit = async (change: Parameters<typeof makeBatch>[0]): Promise<bigint> => {
    const outcome = await stores.ingestStore.commitBatch(makeBatch({ expectedOffset: offset, nextOffset: offset + 1n, ...change }));
    offset += 1n;
    if (outcome.kind !== 'committed') throw new Error('fenced');
    return outcome.version;
  };
  const cell = (unitId: string, index: number, census: number, availableAt = hour(index + 1)) => ({ unitId, hour: hour(index), census, arrivals: census + 1, departures: census + 2, staffed: census + 3, availableAt });
  const columns = (indices: readonly number[], census: readonly number[]) => ({
    hours: indices.map(hour),
    census,
    arrivals: census.map((n) => n + 1),
    departures: census.map((n) => n + 2),
    staffed: census.map((n) => n + 3),
  });

  it('gives a facility back as it was saved, and its newest form after a change', async () => {
    const changed: Facility = { ...TEST_FACILITY, name: 'St Other', units: TEST_FACILITY.units.slice(0, 2) };
    expect(await stores.readStore.facilities()).toEqual([TEST_FACILITY]);
    await stores.readStore.saveFacility(changed);
    expect(await stores.readStore.facilities()).toEqual([changed]);
  });

  it('keeps every change of a setting in order, and gives the newest of each, as known now and then', async () => {
    const { readStore } = stores;
    const change = (name: string, at: number, value: readonly number[] | null) => ({ facilityId, name, at, by: "o'neill", value });
    const versions = async (): Promise<readonly bigint[]> => (await readStore.changedNodes(facilityId, 0n)).map(({ version }) => version);
    const before = await versions();
    const [first, other] = [change('risk_chance', TEST_NOW, [0.25]), change('nurses_ward', TEST_NOW + 5, [6, 2])];
    expect(await readStore.appendSetting(first)).toEqual(first);
    await readStore.appendSetting(other);
    // A clock that went back makes no change older than the one before it.
    const back = await readStore.appendSetting(change('risk_chance', TEST_NOW - 9_000, null));
    expect(back).toEqual(change('risk_chance', TEST_NOW + 1, null));
    expect(await readStore.settings(facilityId, null)).toEqual([other, back]);
    expect(await readStore.settings(facilityId, TEST_NOW)).toEqual([first]);
    expect(await readStore.settings('elsewhere', null)).toEqual([]);
    expect(await readStore.settingHistory(facilityId, 2)).toEqual([other, back]);
    const after = await versions();
    expect(after).toHaveLength(before.length);
    for (const [i, version] of after.entries()) expect(version).toBeGreaterThan(before[i]!);
  });

  it('gives the staffing statements of a unit that overlap a range, as known now and then', async () => {
    const planned = (serial: number, shift: readonly [number, number], own: object = {}) =>
      makeEvent(serial, { type: 'StaffingPlanned', family: 'staffing', recordedAt: TEST_NOW + serial, data: { unitId: 'm1', shiftId: `shift-${shift[0]}`, interval: { start: hour(shift[0]), end: hour(shift[1]) }, role: 'rn', planned: serial, ...own } } as never);
    const late = { ...planned(3, [8, 20]), receivedAt: TEST_NOW + 60_000 };
    await commit({ applied: [planned(1, [8, 20]), planned(2, [20, 32]), planned(4, [8, 20], { unitId: 'm2' }), late] });
    const day = { kind: 'planned', shiftId: 'shift-8', role: 'rn', start: hour(8), end: hour(20), present: null };
    expect(await stores.readStore.staffing(facilityId, 'm1', { from: hour(19), to: hour(20) }, null)).toEqual([{ ...day, planned: 1 }, { ...day, planned: 3 }]);
    expect(await stores.readStore.staffing(facilityId, 'm1', { from: hour(19), to: hour(20) }, TEST_NOW)).toEqual([{ ...day, planned: 1 }]);
    // The end of a shift is not in it.
    expect((await stores.readStore.staffing(facilityId, 'm1', { from: hour(20), to: hour(30) }, null)).map(({ shiftId }) => shiftId)).toEqual(['shift-20']);
  });

  it('gives the steps of an emergency department by time', async () => {
    const step = (serial: number, type: string, own: object = {}) =>
      makeEvent(serial, { type, family: 'ed', occurredAt: TEST_NOW - 3_600_000 + serial, data: { visitKey: 'v', unitId: 'ed', ...own } } as never);
    await commit({ applied: [step(4, 'EdDecisionToAdmit'), step(2, 'EdRoomed'), step(1, 'EdArrived'), step(3, 'EdTriaged'), step(5, 'EdBedRequested', { visitKey: 'w' }), step(6, 'EdArrived', { unitId: 'other' })] });
    const at = (serial: number): number => TEST_NOW - 3_600_000 + serial;
    expect(await stores.readStore.edMoments(facilityId, 'ed', at(2))).toEqual([
      { visitKey: 'v', kind: 'roomed', at: at(2) }, { visitKey: 'v', kind: 'decision', at: at(4) }, { visitKey: 'w', kind: 'decision', at: at(5) },
    ]);
  });

  it('names the nodes that changed after a version: the unit, its division, the facility', async () => {
    const saved = (await stores.readStore.changedNodes(facilityId, 0n)).map(({ nodeId }) => nodeId);
    expect([...saved].sort()).toEqual(['m1', 'm2', 'medicine', 's1', 'st-test', 'surgery']);
    const first = await commit({ live: [makeLive('m1', 1)] });
    const second = await commit({ unitHours: [cell('s1', 0, 1)] });
    const third = await commit({ heartbeats: new Map([['adt-feed', TEST_NOW]]) });
    expect(await stores.readStore.changedNodes(facilityId, first - 1n)).toEqual([
      { nodeId: 'm1', version: first },
      { nodeId: 'medicine', version: first },
      { nodeId: 's1', version: second },
      { nodeId: 'st-test', version: second },
      { nodeId: 'surgery', version: second },
    ]);
    // A heartbeat changes no number.
    expect(await stores.readStore.changedNodes(facilityId, third - 1n)).toEqual([]);
    expect(await stores.readStore.changedNodes('nobody', 0n)).toEqual([]);
  });

  it('announces units that are in no saved tree', async () => {
    const version = await commit({ facilityId: 'new-place', live: [makeLive('x1', 1)] });
    expect(await stores.readStore.changedNodes('new-place', 0n)).toEqual([
      { nodeId: 'new-place', version },
      { nodeId: 'x1', version },
    ]);
  });

  it('gives the newest live row of each unit asked for', async () => {
    await commit({ live: [makeLive('m1', 0), makeLive('s1', 1)] });
    await commit({ live: [makeLive('m1', 2)] });
    expect(await stores.readStore.liveRows(facilityId, 'all')).toEqual([makeLive('m1', 2), makeLive('s1', 1)]);
    expect(await stores.readStore.liveRows(facilityId, ['s1', 'm2'])).toEqual([makeLive('s1', 1)]);
    expect(await stores.readStore.liveRows(facilityId, [])).toEqual([]);
  });

  it('gives hours in a half-open range, ascending, with the newest known value of each', async () => {
    await commit({ unitHours: [0, 1, 2, 3].map((index) => cell('m1', index, index)) });
    await commit({ unitHours: [cell('m1', 1, 9, hour(7)), cell('m2', 1, 5)] });
    expect(await stores.readStore.unitHours(facilityId, 'm1', { from: hour(1), to: hour(3) }, null)).toEqual(columns([1, 2], [9, 2]));
    expect(await stores.readStore.unitHours(facilityId, 'm1', { from: hour(0), to: hour(9) }, hour(6))).toEqual(columns([0, 1, 2, 3], [0, 1, 2, 3]));
    // Hour 2 became known at its end, hour 3; hour 1 at hour 2.
    expect(await stores.readStore.unitHours(facilityId, 'm1', { from: hour(0), to: hour(9) }, hour(3) - 1)).toEqual(columns([0, 1], [0, 1]));
    expect(await stores.readStore.unitHours(facilityId, 'm1', { from: hour(8), to: hour(9) }, null)).toEqual(columns([], []));
  });

  it('gives the hours of every unit at once, the same as one by one', async () => {
    await commit({ unitHours: [0, 1, 2].flatMap((index) => [cell('m1', index, index), cell('s1', index, 10 + index)]) });
    await commit({ unitHours: [cell('s1', 1, 20, hour(9))] });
    for (const asOf of [null, hour(5)]) {
      const all = await stores.readStore.recentHours(facilityId, hour(1), hour(3), asOf);
      expect([...all.keys()].sort()).toEqual(['m1', 's1']);
      for (const [unitId, hours] of all) expect(hours).toEqual(await stores.readStore.unitHours(facilityId, unitId, { from: hour(1), to: hour(3) }, asOf));
    }
  });

  it('overwrites an hour that is corrected within one receipt time', async () => {
    await commit({ unitHours: [cell('m1', 0, 1), cell('m1', 0, 2)] });
    await commit({ unitHours: [cell('m1', 0, 3)] });
    expect(await stores.readStore.unitHours(facilityId, 'm1', { from: hour(0), to: hour(1) }, null)).toEqual(columns([0], [3]));
  });

  it('keeps rejected messages as they came, newest first, and remembers what was replayed', async () => {
    const raw = { key: 'st-test', headers: { ce_id: 'a"b', empty: '' }, value: Uint8Array.from([0, 1, 254, 255]) };
    const letter = (at: bigint) => ({ offset: at, rejected: { kind: 'rejected' as const, reason: 'not_json' as const, where: '/', detail: 'The value is no JSON.', raw } });
    await commit({ deadLetters: [letter(0n), letter(1n)] });
    await commit({ deadLetters: [letter(2n)] });
    const rows = await stores.readStore.deadLetters(2);
    expect(rows.map((row) => row.offset)).toEqual([2n, 1n]);
    const [row] = rows;
    if (row === undefined) throw new Error('There are two.');
    expect(row).toEqual({ id: row.id, topic: 'test.events', partition: 0, offset: 2n, at: TEST_NOW, reason: 'not_json', where: '/', detail: 'The value is no JSON.', replayedAt: null });
    expect(await stores.readStore.deadLetterOriginal(row.id)).toEqual({ row, ...raw });
    await stores.readStore.markReplayed(row.id, TEST_NOW + 1);
    expect((await stores.readStore.deadLetters(1))[0]?.replayedAt).toBe(TEST_NOW + 1);
    for (const id of ['0', 'x', '', '1; drop table event', '99999999999999999999']) expect(await stores.readStore.deadLetterOriginal(id)).toBeNull();
  });

  it('tells which events wait to be explained, and which contradict each other, newest first', async () => {
    const waiting = (serial: number) => ({ eventId: String(serial).padStart(32, '0'), type: 'PatientDischarged' as const, reason: 'visit_unknown' as const, occurredAt: hour(serial) });
    const conflict = (serial: number) => ({ kind: 'bed_has_two_visits' as const, unitId: 'm1', bedId: null, eventIds: ['a', 'b'], at: hour(serial) });
    await commit({ parked: [waiting(1)], conflicts: [conflict(1)] });
    await commit({ parked: [waiting(2)], conflicts: [conflict(2)] });
    expect(await stores.readStore.waiting(9)).toEqual([2, 1].map((serial) => ({ facilityId, ...waiting(serial), parkedAt: TEST_NOW })));
    expect(await stores.readStore.contradictions(1)).toEqual([{ facilityId, ...conflict(2), foundAt: TEST_NOW }]);
  });
}
