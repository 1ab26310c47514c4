import { LOCAL_OPERATIONS } from '../actor';
import type { BoardNodeView } from './board-view';
import { HOUR_MS } from './hour-columns';
import { readOutlook } from './outlook/read-outlook';
import { readBoard } from './read-board';
import { readNode } from './read-node';
import { HeldInMemory } from './testing/held-in-memory';
import { forecastRecord, liveRow, SMALL_HOSPITAL, TEN_O_CLOCK } from './testing/small-hospital';

const SINCE = TEN_O_CLOCK - HOUR_MS;
let held: HeldInMemory;
beforeEach(() => {
  held = new HeldInMemory();
  held.facilities = [SMALL_HOSPITAL];
  for (const unitId of ['ed', 'm1', 'm2', 's1']) held.live.set(unitId, liveRow(unitId, { census: 3 }));
  held.forecasts.push(forecastRecord('m1', SINCE - HOUR_MS), forecastRecord('s1', SINCE - HOUR_MS));
  held.refusals.push({ facilityId: 'small', nodeId: 'm1', issuedAt: SINCE, reason: 'failed', unitIds: [] });
  held.commit('ed', 'm1', 'm2', 's1');
});

async function boardNode(nodeId: string): Promise<BoardNodeView> {
  const board = await readBoard(held.dependencies(), LOCAL_OPERATIONS, null);
  if (board.kind !== 'ok') throw new Error(board.message);
  return board.value.nodes.find((node) => node.nodeId === nodeId)!;
}
async function node(asOf: number | null) {
  const found = await readNode(held.dependencies(), LOCAL_OPERATIONS, { facilityId: null, nodeId: 'm1', hoursBack: 1, asOf });
  if (found.kind !== 'ok') throw new Error(found.message);
  return found.value;
}
const standing = { since: SINCE, reason: 'failed', unitIds: [], lastIssuedAt: SINCE - HOUR_MS };

test('a ward whose newest issue refused has no forecast, and says since when and why; the others are untouched', async () => {
  expect(await boardNode('m1')).toMatchObject({ forecast: null, refusal: standing });
  expect(await boardNode('s1')).toMatchObject({ forecast: { issuedAt: SINCE - HOUR_MS }, refusal: null });
  expect(await node(null)).toMatchObject({ forecast: null, refusal: standing });
  expect(await readOutlook(held.dependencies(), LOCAL_OPERATIONS, { facilityId: null, nodeId: 'm1', asOf: null })).toEqual({ kind: 'ok', value: null });
});

test('a board that is kept between reads drops the old forecast with the refusal, and the refusal with the next forecast', async () => {
  held.refusals.length = 0;
  const deps = held.dependencies();
  const again = async (): Promise<BoardNodeView> => {
    const board = await readBoard(deps, LOCAL_OPERATIONS, null);
    if (board.kind !== 'ok') throw new Error(board.message);
    return board.value.nodes.find(({ nodeId }) => nodeId === 'm1')!;
  };
  expect((await again()).forecast).not.toBeNull();
  held.refusals.push({ facilityId: 'small', nodeId: 'm1', issuedAt: SINCE, reason: 'failed', unitIds: [] });
  held.commit('m1');
  expect(await again()).toMatchObject({ forecast: null, refusal: standing });
  held.forecasts.push(forecastRecord('m1', TEN_O_CLOCK));
  held.commit('m1');
  expect(await again()).toMatchObject({ forecast: { issuedAt: TEN_O_CLOCK }, refusal: null });
});

test('as known then, there is what was said then: the forecast before, none during, the next one after', async () => {
  held.forecasts.push(forecastRecord('m1', TEN_O_CLOCK));
  expect(await node(SINCE - 1)).toMatchObject({ forecast: { issuedAt: SINCE - HOUR_MS }, refusal: null });
  expect(await node(SINCE)).toMatchObject({ forecast: null, refusal: standing });
  expect(await node(TEN_O_CLOCK)).toMatchObject({ forecast: { issuedAt: TEN_O_CLOCK }, refusal: null });
});
