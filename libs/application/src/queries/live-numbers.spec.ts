import { toLiveNumbers } from './live-numbers';
import { liveRow, TEN_O_CLOCK } from './testing/small-hospital';

const patient = (definiteOut: boolean, expectedOutAt: number | null) => ({ visitKey: 'v', enteredAt: 0, definiteOut, expectedOutAt });

test('counts of units are added, times are the newest', () => {
  const live = toLiveNumbers([
    liveRow('m1', { census: 8, availableNow: 1, at: TEN_O_CLOCK, lastEventAt: TEN_O_CLOCK - 5 }),
    liveRow('m2', { census: 5, availableNow: 3, at: TEN_O_CLOCK + 7, lastEventAt: null }),
  ], []);
  // 8 + 5, 9 + 9 staffed, 10 + 10 physical, 1 + 1 blocked, 1 + 3 free, 1 + 1 in cleaning.
  expect(live).toMatchObject({ census: 13, staffedBeds: 18, physicalBeds: 20, blockedBeds: 2, availableNow: 4, inCleaning: 2, at: TEN_O_CLOCK + 7, lastEventAt: TEN_O_CLOCK - 5 });
});

test('only definite moves out are known ones; moves as soon as possible come first, the others by time', () => {
  const live = toLiveNumbers([liveRow('m1', {
    present: [patient(true, 30), patient(false, 5), patient(true, null), patient(true, 20)],
    expected: [{ kind: 'booked', expectedAt: 40 }, { kind: 'decided', expectedAt: null }],
  })], []);
  expect(live.definiteOutAt).toEqual([null, 20, 30]);
  expect(live.decidedInAt).toEqual([null, 40]);
});

test('moves beyond the last target are left out: no screen reads them', () => {
  const hour = 3_600_000;
  const live = toLiveNumbers([liveRow('m1', {
    at: TEN_O_CLOCK,
    expected: [{ kind: 'booked', expectedAt: TEN_O_CLOCK + 73 * hour }, { kind: 'booked', expectedAt: TEN_O_CLOCK + 73 * hour + 1 }],
  })], []);
  expect(live.decidedInAt).toEqual([TEN_O_CLOCK + 73 * hour]);
});

test('a node without units has no numbers', () => {
  expect(() => toLiveNumbers([], [])).toThrow(RangeError);
});

test('a roll-up tells the oldest count of its units that send only counts', () => {
  const counted = (unitId: string, ago: number) => liveRow(unitId, { countedAt: TEN_O_CLOCK - ago });
  expect(toLiveNumbers([liveRow('m1'), counted('m2', 60_000), counted('s1', 3_600_000)], []).countedAt).toBe(TEN_O_CLOCK - 3_600_000);
  expect(toLiveNumbers([liveRow('m1', { countedAt: null })], []).countedAt).toBeNull();
});
