import { BoardDocument, OutlookDocument } from '@wardcast/contract';
import { toRawMessage, type HospitalEvent } from '@wardcast/domain';
import type { ApiHandle } from '../api-options';
import { openStoredApi } from '../testing/open-stored-api';
import { postGraphql } from '../testing/post-graphql';
import { eventOf } from '../testing/small-history';
import { HOUR_MS, StoredHospital, TEN_O_CLOCK } from '../testing/stored-hospital';

jest.setTimeout(60_000);
let stored: StoredHospital;
let api: ApiHandle;

const event = (...[type, data, at]: [Parameters<typeof eventOf>[0], object, number]): HospitalEvent => eventOf(type, data as never, { facilityId: 'north', at, receivedAt: TEN_O_CLOCK, salt: String(at) });
const visitKey = 'ab'.repeat(16);
const MINUTE_MS = 60_000;

beforeAll(async () => {
  stored = await StoredHospital.open();
  await stored.saveFacility();
  const shift = { unitId: 'm1', shiftId: 'm1-day', interval: { start: TEN_O_CLOCK - 2 * HOUR_MS, end: TEN_O_CLOCK + 10 * HOUR_MS }, role: 'rn' };
  const applied = [
    event('StaffingPlanned', { ...shift, planned: 2 }, TEN_O_CLOCK - 30 * HOUR_MS),
    event('EdArrived', { unitId: 'ed', visitKey }, TEN_O_CLOCK - 200 * MINUTE_MS),
    event('EdRoomed', { unitId: 'ed', visitKey }, TEN_O_CLOCK - 170 * MINUTE_MS),
    event('EdDecisionToAdmit', { unitId: 'ed', visitKey, decisionSource: 'order' }, TEN_O_CLOCK - 60 * MINUTE_MS),
  ];
  // What the product would refuse must not be tested with.
  for (const each of applied) expect(toRawMessage(each).value.length).toBeGreaterThan(0);
  await stored.commit({ ed: 3, m1: 4, m2: 5, s1: 6 }, { applied });
  for (const nodeId of ['north', 'med', 'sur', 'ed', 'm1', 'm2', 's1']) await stored.issue(nodeId, TEN_O_CLOCK);
  api = await openStoredApi(stored.dependencies());
});
afterAll(async () => {
  await api?.close();
  await stored?.close();
});

async function outlookOf(nodeId: string, asOf?: number) {
  const { data, text } = await postGraphql(api.url, OutlookDocument, { nodeId, asOf });
  if (!data?.outlook) throw new Error(`no outlook of ${nodeId}: ${text.slice(0, 300)}`);
  return data.outlook;
}

test('a ward has both views, column by column, and its nurses by shift from the stored plan', async () => {
  const { targets, unconstrained, constrained, nurses, boarders, crowding } = await outlookOf('m1');
  expect(targets).toHaveLength(72);
  for (const column of [unconstrained.mean, constrained.mean, constrained.withoutBed, constrained.chanceOne, constrained.chanceThree, constrained.chanceFive]) expect(column).toHaveLength(72);
  expect(constrained.mean[0]! + constrained.withoutBed[0]!).toBeCloseTo(unconstrained.mean[0]!, 1);
  // .5 is at 4 patients and .9 at 6: one nurse for at most eight, but never fewer than two
  expect(nurses).toMatchObject({ ratio: { patientsPerNurse: 8, leastNurses: 2, status: 'guidance' }, shifts: [{ start: TEN_O_CLOCK - 2 * HOUR_MS, end: TEN_O_CLOCK + 10 * HOUR_MS, likely: 2, upper: 2, planned: 2, present: null }] });
  expect([boarders, crowding]).toEqual([null, null]);
});

test('an emergency department has its score as far as it is known', async () => {
  const { crowding, boarders } = await outlookOf('ed');
  // One patient waited half an hour for a room; nobody in the live row carries that visit, so nobody boards. Three wards of nine beds.
  expect(crowding).toMatchObject({ score: null, missing: ['ventilated'], patients: 3, places: 10, hospitalBeds: 27, boarders: 0, longestBoardingHours: 0, lastRoomedWaitHours: 0.5 });
  // 85.8 x 3/10 + 5.64 x .5 - 20 = 8.56
  expect(crowding!.atLeast).toBeCloseTo(8.56, 6);
  expect(crowding!.band).toBe('not_busy');
  expect(crowding!.chance).toHaveLength(72);
  expect(boarders!.ifAnyBedServes).toHaveLength(72);
});

test('an old forecast is read as of its time, an unknown place is refused, and one before any forecast is null', async () => {
  expect((await outlookOf('ed', TEN_O_CLOCK)).crowding).toBeNull();
  expect((await postGraphql(api.url, OutlookDocument, { nodeId: 'm1', asOf: TEN_O_CLOCK - HOUR_MS })).data).toEqual({ outlook: null });
  expect((await postGraphql(api.url, OutlookDocument, { nodeId: 'nowhere' })).errors[0]?.extensions.code).toBe('NOT_FOUND');
});

test('every node of the board says its first hour at risk', async () => {
  const { data } = await postGraphql(api.url, BoardDocument, {});
  // Every hour of the stored forecasts has .3.
  for (const node of data!.board!.nodes) expect(node.forecast!.firstAtRisk).toEqual({ at: TEN_O_CLOCK + HOUR_MS, chance: 0.3 });
});
