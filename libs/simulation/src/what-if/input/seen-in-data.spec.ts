import { DAY_MS, HOUR_MS } from '@wardcast/timeseries';
import { seenInData } from './seen-in-data';

const MONDAY = Date.UTC(2026, 0, 5);
const WEEK_MS = 7 * DAY_MS;
/** One visit that enters a ward on the first day of a week at 10:00 and stays so many hours. */
const visit = (key: string, week: number, hours: number) => ({ visitKey: key, unitId: 'ward', from: MONDAY + week * WEEK_MS + 10 * HOUR_MS, to: MONDAY + week * WEEK_MS + (10 + hours) * HOUR_MS });
const sources = (weeks: number, stays: Parameters<typeof seenInData>[0]['stays']) => ({ zone: 'Etc/UTC', from: MONDAY, to: MONDAY + weeks * WEEK_MS, stays, emergencyUnitIds: new Set(['ed']) });

test('the lowest and the highest week are told in percent of the mean week', () => {
  // Weeks of 1, 2 and 3 arrivals with mean stays of 24, 24 and 12 hours: means 2 and 20.
  const stays = [visit('a', 0, 24), visit('b', 1, 24), visit('c', 1, 24), visit('d', 2, 12), visit('e', 2, 12), visit('f', 2, 12)];
  const seen = seenInData(sources(3, stays));
  const [surge, length] = seen.ranges;
  expect(seen.weeks).toBe(3);
  expect([surge!.low, surge!.high]).toEqual([-50, 50]);
  expect(length!.low).toBeCloseTo(-40, 9);
  expect(length!.high).toBeCloseTo(20, 9);
  // Out at 10:00 in the first two weeks and at 22:00 in the third.
  expect(seen.beforeNoonPercent).toEqual({ mean: expect.closeTo(200 / 3, 9), low: 0, high: 100 });
});

test('stays in an emergency department are arrivals but no ward stays, and a short record says nothing', () => {
  const ed = { visitKey: 'x', unitId: 'ed', from: MONDAY, to: MONDAY + HOUR_MS };
  const seen = seenInData(sources(3, [ed, visit('a', 1, 24), visit('b', 2, 24)]));
  expect(seen.ranges[0]!.low).toBe(0);
  expect(seenInData(sources(2, [ed])).ranges).toEqual([]);
});
