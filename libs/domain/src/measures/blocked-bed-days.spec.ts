import { blockedBedDays } from './blocked-bed-days';

const day = (count: number): number => count * 86_400_000;
const message = (bedId: string, days: number, isBlocked: boolean) => ({ bedId, at: day(days), isBlocked });

it('counts the part of each blocking that lies in the week', () => {
  // a: blocked from day 5 to 9, of which 7 to 9 count; b: from day 13 on, one day to 14; c: before and after, nothing.
  const messages = [message('a', 9, false), message('a', 5, true), message('a', 6, true), message('b', 13, true), message('c', 1, true), message('c', 2, false), message('c', 15, true)];
  expect(blockedBedDays(messages, day(7), day(14))).toBeCloseTo(3, 10);
});
