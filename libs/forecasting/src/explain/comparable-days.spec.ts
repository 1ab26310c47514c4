import { HOUR_MS } from '@wardcast/timeseries';
import { comparableDays, type HourlyPast } from './comparable-days';

/** A Monday. */
const FROM = Date.UTC(2026, 0, 5);
const DAYS = 29;
/** Census by day at all its hours, one arrival an hour. */
const past = (byDay: (day: number) => number): HourlyPast => ({ from: FROM, census: Array.from({ length: DAYS * 24 }, (_, hour) => byDay(Math.floor(hour / 24))), arrivals: new Array<number>(DAYS * 24).fill(1) });
const question = { zone: 'UTC', hour: FROM + 28 * 24 * HOUR_MS + 10 * HOUR_MS, leadHours: 24, count: 3 };
const dayOf = (at: number) => (at - FROM) / (24 * HOUR_MS);

test('days of the same weekday and census come first, the newest of them before the older ones', () => {
  const days = comparableDays(past(() => 20), question);
  expect(days.map(({ at }) => dayOf(at))).toEqual([21 + 10 / 24, 14 + 10 / 24, 7 + 10 / 24]);
});

test('a day with as many patients is nearer than the same weekday with far fewer, and what followed is told', () => {
  const days = comparableDays(past((day) => (day === 28 || day === 22 ? 40 : day === 23 ? 33 : 20)), question);
  expect(days[0]).toEqual({ at: FROM + (22 * 24 + 10) * HOUR_MS, census: 40, followed: 33 });
});

test('a day whose answer is not known yet is not given, nor one with unknown counts', () => {
  expect(comparableDays(past(() => 20), { ...question, leadHours: 72, count: 40 }).every(({ at }) => at + 72 * HOUR_MS <= question.hour)).toBe(true);
  expect(comparableDays(past((day) => (day === 21 ? NaN : 20)), question).map(({ at }) => Math.floor(dayOf(at)))).not.toContain(21);
  expect(comparableDays(past((day) => (day === 28 ? NaN : 20)), question)).toEqual([]);
});
