import { LOCAL_OPERATIONS } from '../actor';
import { HOUR_MS } from './hour-columns';
import { MAX_HOURS_BACK, readNode, type NodeQuestion } from './read-node';
import { HeldInMemory } from './testing/held-in-memory';
import { forecastRecord, liveRow, SMALL_HOSPITAL, TEN_O_CLOCK } from './testing/small-hospital';

const question = (own: Partial<NodeQuestion> = {}): NodeQuestion => ({ facilityId: null, nodeId: 'm1', hoursBack: 2, asOf: null, ...own });
const hoursBefore = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => TEN_O_CLOCK - (count - i) * HOUR_MS);

let held: HeldInMemory;
beforeEach(() => {
  held = new HeldInMemory();
  held.facilities = [SMALL_HOSPITAL];
  for (const unitId of ['m1', 'm2']) {
    const hours = hoursBefore(5);
    const all = (value: number) => hours.map(() => value);
    held.hours.set(unitId, { hours, census: all(4), arrivals: all(0), departures: all(0), staffed: all(9) });
    held.live.set(unitId, liveRow(unitId, { census: 4 }));
  }
  held.forecasts.push(forecastRecord('m1', TEN_O_CLOCK - HOUR_MS), forecastRecord('m1', TEN_O_CLOCK));
  held.commit('m1', 'm2');
});

test('a ward has its hours back from the running hour on, and its newest forecast', async () => {
  // Two hours back from ten: the marks of 8, 9 and 10 o'clock; the last from the running hour.
  expect(await readNode(held.dependencies(), LOCAL_OPERATIONS, question())).toMatchObject({
    kind: 'ok',
    value: { name: 'Ward m1', history: { hours: [...hoursBefore(2), TEN_O_CLOCK], census: [4, 4, 4] }, historyStaffed: [9, 9, 9], forecast: { issuedAt: TEN_O_CLOCK } },
  });
});

test('a division has the sum of its units, by one read of hours', async () => {
  expect(await readNode(held.dependencies(), LOCAL_OPERATIONS, question({ nodeId: 'med' }))).toMatchObject({
    kind: 'ok', value: { kind: 'division', history: { census: [8, 8, 8] }, historyStaffed: [18, 18, 18], forecast: null },
  });
  expect(held.reads.filter((read) => read === 'unitHours')).toEqual([]);
});

test('as of an instant, forecast and history are of then and end then', async () => {
  const asOf = TEN_O_CLOCK - HOUR_MS / 2;
  expect(await readNode(held.dependencies(), LOCAL_OPERATIONS, question({ asOf }))).toMatchObject({
    kind: 'ok', value: { history: { hours: hoursBefore(3) }, forecast: { issuedAt: TEN_O_CLOCK - HOUR_MS } },
  });
});

test('nodes that do not exist, or are not the ward reader\'s, are not found', async () => {
  const deps = held.dependencies();
  expect(await readNode(deps, LOCAL_OPERATIONS, question({ nodeId: 'x' }))).toMatchObject({ code: 'not_found' });
  expect(await readNode(deps, { role: 'ward', facilities: 'all', units: ['m2'] }, question())).toMatchObject({ code: 'not_found' });
});

test.each([0, -1, 1.5, MAX_HOURS_BACK + 1, Number.NaN])('%p hours back are refused', async (hoursBack) => {
  expect(await readNode(held.dependencies(), LOCAL_OPERATIONS, question({ hoursBack }))).toMatchObject({ kind: 'refused', code: 'bad_input' });
});
