import fc from 'fast-check';
import type { HourColumns } from '../ports/read-store.port';
import { HOUR_MS } from './hour-columns';
import { withRunningHour } from './running-hour';
import { liveRow, TEN_O_CLOCK } from './testing/small-hospital';

const nineOClock: HourColumns = { hours: [TEN_O_CLOCK - HOUR_MS], census: [7], arrivals: [3], departures: [1], staffed: [9] };
const present = (enteredAt: number) => ({ visitKey: `v${enteredAt}`, enteredAt, definiteOut: false, expectedOutAt: null });

test('the running hour begins with what the hour before left, and its moves lead to the census of now', () => {
  // At ten: 7 + 3 - 1 = 9. Now 8 with two who came after ten, so 9 + 2 - 8 = 3 left.
  const live = liveRow('m1', { census: 8, present: [present(TEN_O_CLOCK - 1), present(TEN_O_CLOCK), present(TEN_O_CLOCK + 60_000)] });
  expect(withRunningHour(nineOClock, live, TEN_O_CLOCK)).toEqual({
    hours: [TEN_O_CLOCK - HOUR_MS, TEN_O_CLOCK], census: [7, 9], arrivals: [3, 2], departures: [1, 3], staffed: [9, 9],
  });
});

test('nothing is added over a gap, nor twice, nor to nothing', () => {
  const live = liveRow('m1', { census: 8 });
  expect(withRunningHour(nineOClock, live, TEN_O_CLOCK + HOUR_MS)).toBe(nineOClock);
  const whole = withRunningHour(nineOClock, live, TEN_O_CLOCK);
  expect(withRunningHour(whole, live, TEN_O_CLOCK)).toBe(whole);
  const nothing = { ...nineOClock, hours: [] };
  expect(withRunningHour(nothing, live, TEN_O_CLOCK)).toBe(nothing);
});

test('census + arrivals - departures is the census of now, and no count is below zero', () => {
  fc.assert(fc.property(fc.tuple(fc.nat(20), fc.nat(9), fc.nat(9)), fc.nat(20), fc.nat(9), ([before, inBefore, outBefore], now, entered) => {
    const stored = { ...nineOClock, census: [before + outBefore], arrivals: [inBefore], departures: [outBefore] };
    const live = liveRow('m1', { census: now, present: Array.from({ length: entered }, (_, i) => present(TEN_O_CLOCK + i)) });
    const { census, arrivals, departures } = withRunningHour(stored, live, TEN_O_CLOCK);
    expect(census[1]! + arrivals[1]! - departures[1]!).toBe(now);
    expect(Math.min(arrivals[1]!, departures[1]!)).toBeGreaterThanOrEqual(0);
  }));
});
