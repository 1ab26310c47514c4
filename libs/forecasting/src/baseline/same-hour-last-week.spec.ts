import { HOUR_MS } from '@wardcast/timeseries';
import { sameHourLastWeek } from './same-hour-last-week';

const HOURS = 1344;
const origin = (HOURS - 1) * HOUR_MS;
const weekly = Array.from({ length: HOURS }, (_, i) => 20 + (i % 168) / 10);

test('a unit that repeats its week is forecast exactly', () => {
  const q = sameHourLastWeek({ from: 0, counts: weekly }, { zone: 'UTC', origin, target: origin + 24 * HOUR_MS, levels: [0.1, 0.5, 0.9] });
  const expected = Math.round(20 + ((HOURS - 1 + 24) % 168) / 10);
  expect(q).toEqual([expected, expected, expected]);
});

test('beyond a week the latest known week speaks, and what comes after the origin does not', () => {
  const question = { zone: 'UTC', origin, target: origin + 200 * HOUR_MS, levels: [0.5] };
  const later = [...weekly, ...new Array<number>(300).fill(99)];
  expect(sameHourLastWeek({ from: 0, counts: later }, question)).toEqual(sameHourLastWeek({ from: 0, counts: weekly }, question));
});

test('a history of days only gives nothing', () => {
  expect(sameHourLastWeek({ from: 0, counts: weekly.slice(0, 100) }, { zone: 'UTC', origin: 99 * HOUR_MS, target: 100 * HOUR_MS, levels: [0.5] })).toBeNull();
});
