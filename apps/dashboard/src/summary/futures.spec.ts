import type { OutlookDay } from '@wardcast/contract';
import { futureOf } from './futures';

const day = (from: number, own: Partial<OutlookDay>): OutlookDay => ({ from, to: from + 1, hours: 24, worstAt: from, chance: 0.5, low: 0, high: 0, expected: null, bad: null, veryBad: null, ...own });

it('finds the day with the fewest free beds and the days that run short', () => {
  const days = [day(1, { expected: 2, bad: -1 }), day(2, { expected: -3, bad: -6 }), day(3, { expected: 0, bad: -6 }), day(4, {})];
  expect(futureOf(days, 'expected')).toEqual({ name: 'expected', worst: { from: 2, free: -3 }, shortDays: [2], roomDays: 1, days: 3 });
  expect(futureOf(days, 'bad')).toEqual({ name: 'bad', worst: { from: 2, free: -6 }, shortDays: [1, 2, 3], roomDays: 0, days: 3 });
  expect(futureOf(days, 'veryBad')).toBeNull();
});
