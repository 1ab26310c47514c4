import { LOCAL_OPERATIONS, type Actor } from '../actor';
import type { BoardChangeView, BoardView } from './board-view';
import { HOUR_MS } from './hour-columns';
import type { QueryDependencies } from './query-dependencies';
import type { QueryResult } from './query-result';
import { readBoard, readBoardChanges } from './read-board';
import { HeldInMemory } from './testing/held-in-memory';
import { forecastRecord, liveRow, SMALL_HOSPITAL, TEN_O_CLOCK } from './testing/small-hospital';

const WARD: Actor = { role: 'ward', facilities: ['small'], units: ['m1'] };
const valueOf = <T>(result: QueryResult<T>): T => {
  if (result.kind !== 'ok') throw new Error(`refused: ${result.message}`);
  return result.value;
};
const idsOf = (view: BoardView | BoardChangeView): readonly string[] => view.nodes.map((node) => node.nodeId);

let held: HeldInMemory;
let deps: QueryDependencies;
beforeEach(() => {
  held = new HeldInMemory();
  held.facilities = [SMALL_HOSPITAL];
  held.feeds = [{ feedId: 'adt', lastHeartbeatAt: TEN_O_CLOCK, lastEventAt: null, lastReceivedAt: TEN_O_CLOCK }];
  for (const [i, unitId] of ['ed', 'm1', 'm2', 's1'].entries()) held.live.set(unitId, liveRow(unitId, { census: 2 ** i }));
  held.forecasts.push(forecastRecord('m1', TEN_O_CLOCK), forecastRecord('med', TEN_O_CLOCK));
  held.commit('ed', 'm1', 'm2', 's1', 'med');
  deps = held.dependencies();
});

describe('the whole board', () => {
  test('shows every node with the sums of its units and its own stored forecast', async () => {
    const board = valueOf(await readBoard(deps, LOCAL_OPERATIONS, null));
    // Census 1 in the emergency department, then 2, 4, 8: medicine 2 + 4, surgery 8, the hospital 2 + 4 + 8.
    expect(board.nodes.map((node) => [node.nodeId, node.live.census])).toEqual([['small', 14], ['med', 6], ['sur', 8], ['ed', 1], ['m1', 2], ['m2', 4], ['s1', 8]]);
    expect(board.nodes.filter((node) => node.forecast).map((node) => node.nodeId)).toEqual(['med', 'm1']);
    expect(board).toMatchObject({ version: '1', clock: { now: TEN_O_CLOCK, speed: 1 }, feeds: [{ feedId: 'adt', lastHeartbeatAt: TEN_O_CLOCK, lastEventAt: null }] });
  });

  test('leaves out units that have no numbers yet', async () => {
    held.live.delete('s1');
    expect(idsOf(valueOf(await readBoard(deps, LOCAL_OPERATIONS, null)))).toEqual(['small', 'med', 'ed', 'm1', 'm2']);
  });

  test('is read once per table, and again only where something changed', async () => {
    await readBoard(deps, LOCAL_OPERATIONS, null);
    expect([...held.reads].sort()).toEqual(['changedNodes', 'facilities', 'feedStates', 'latest', 'liveRows', 'recentHours', 'settings', 'standingRefusals']);
    held.reads.length = 0;
    await readBoard(deps, LOCAL_OPERATIONS, null);
    expect([...held.reads].sort()).toEqual(['changedNodes', 'facilities', 'feedStates']);
  });

  test('is one read for many who ask at once', async () => {
    await Promise.all(Array.from({ length: 50 }, () => readBoard(deps, LOCAL_OPERATIONS, null)));
    expect(held.reads.filter((read) => read === 'liveRows')).toHaveLength(1);
  });

  test('shows a ward its own units, their divisions, and no sums', async () => {
    const board = valueOf(await readBoard(deps, WARD, null));
    expect(idsOf(board)).toEqual(['m1']);
    expect(board.hospital.units.map((unit) => unit.unitId)).toEqual(['m1']);
    expect(board.hospital.divisions.map((division) => division.divisionId)).toEqual(['med']);
  });

  test('is refused to a role without a board', async () => {
    expect(await readBoard(deps, { ...LOCAL_OPERATIONS, role: 'executive' }, null)).toMatchObject({ kind: 'refused', code: 'forbidden' });
    expect(held.reads).toEqual([]);
  });

  test('moves its last hours on when the clock reaches the next hour, though nothing was committed', async () => {
    await readBoard(deps, LOCAL_OPERATIONS, null);
    held.hours.set('m1', { hours: [TEN_O_CLOCK], census: [2], arrivals: [1], departures: [0], staffed: [9] });
    held.now = TEN_O_CLOCK + HOUR_MS;
    const board = valueOf(await readBoard(deps, LOCAL_OPERATIONS, null));
    expect(board.nodes.find((node) => node.nodeId === 'm1')?.live.recent.hours).toEqual([TEN_O_CLOCK, TEN_O_CLOCK + HOUR_MS]);
  });

  test('is read anew when the tree changes', async () => {
    await readBoard(deps, LOCAL_OPERATIONS, null);
    held.facilities = [{ ...SMALL_HOSPITAL, units: SMALL_HOSPITAL.units.filter((unit) => unit.unitId !== 'm2') }];
    const board = valueOf(await readBoard(deps, LOCAL_OPERATIONS, null));
    expect(board.nodes.find((node) => node.nodeId === 'med')?.live.census).toBe(2);
  });
});

describe('changes since a version', () => {
  test('are whole states of the changed nodes and of the sums above them', async () => {
    held.live.set('m1', liveRow('m1', { census: 3 }));
    held.commit('m1');
    const change = valueOf(await readBoardChanges(deps, LOCAL_OPERATIONS, null, 1n));
    expect(change.version).toBe('2');
    // 3 + 4 in medicine, and 8 in surgery.
    expect(change.nodes.map((node) => [node.nodeId, node.live.census, node.version])).toEqual([['small', 15, '2'], ['med', 7, '2'], ['m1', 3, '2']]);
  });

  test('are empty, with clock and feeds, when nothing changed', async () => {
    const change = valueOf(await readBoardChanges(deps, LOCAL_OPERATIONS, null, 1n));
    expect(change).toMatchObject({ version: '1', nodes: [], clock: { now: TEN_O_CLOCK }, feeds: [{ feedId: 'adt' }] });
  });

  test('are everything from version zero, and for a reader that knows another life of the store', async () => {
    expect(idsOf(valueOf(await readBoardChanges(deps, LOCAL_OPERATIONS, null, 0n)))).toHaveLength(7);
    expect(idsOf(valueOf(await readBoardChanges(deps, LOCAL_OPERATIONS, null, 900n)))).toHaveLength(7);
  });

  test('are one object for all who are woken together from the same version on, and another for a ward and for a later read', async () => {
    held.live.set('m1', liveRow('m1', { census: 3 }));
    held.commit('m1');
    const ask = async (who: Actor, since = 1n): Promise<BoardChangeView> => valueOf(await readBoardChanges(deps, who, null, since));
    const [first, second, earlier, ward] = await Promise.all([ask(LOCAL_OPERATIONS), ask(LOCAL_OPERATIONS), ask(LOCAL_OPERATIONS, 0n), ask(WARD)]);
    expect(second).toBe(first);
    expect([idsOf(first), idsOf(earlier).length, idsOf(ward)]).toEqual([['small', 'med', 'm1'], 7, ['m1']]);
    const later = await ask(LOCAL_OPERATIONS);
    expect(later).not.toBe(first);
    expect(later).toEqual(first);
  });

  test('of hidden units do not reach a ward', async () => {
    held.commit('s1');
    expect(idsOf(valueOf(await readBoardChanges(deps, WARD, null, 1n)))).toEqual([]);
  });
});
