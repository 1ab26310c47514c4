import { HOUR_MS } from '@wardcast/timeseries';
import { openSince, toldSince } from './known-since';

const DAY_MS = 24 * HOUR_MS;
const span = { from: 0, to: 56 * DAY_MS };
/** A patient an hour from a day on, a day of stay each. */
const hourlyFrom = (day: number) => Array.from({ length: (56 - day) * 24 }, (_, i) => ({ enteredAt: day * DAY_MS + i * HOUR_MS, leftAt: (day + 1) * DAY_MS + i * HOUR_MS }));

test('a feed that began in the span is known since the first departure, however long ago those came who lay there', () => {
  const there = Array.from({ length: 30 }, (_, i) => ({ enteredAt: 50 * DAY_MS - i * DAY_MS, leftAt: 50 * DAY_MS + (i + 1) * HOUR_MS + 60_000 }));
  expect(toldSince([...there, ...hourlyFrom(50)], span)).toBe(50 * DAY_MS + HOUR_MS);
  expect(toldSince(hourlyFrom(-2), span)).toBe(0);
  expect(toldSince([{ enteredAt: 3, leftAt: null }], span)).toBe(0);
});

test('a unit that opened is known since its first patient, and one that is seldom used all the time', () => {
  expect(openSince(hourlyFrom(54), span)).toBe(54 * DAY_MS);
  // Two in the last hour of 1,344: (1 / 1344)^2 is far below one in a thousand. One in the last three weeks is not.
  expect(openSince([{ enteredAt: span.to - HOUR_MS / 2, leftAt: null }, { enteredAt: span.to - HOUR_MS / 3, leftAt: null }], span)).toBe(span.to - HOUR_MS);
  expect(openSince([{ enteredAt: 35 * DAY_MS, leftAt: null }], span)).toBe(0);
  expect(openSince([{ enteredAt: -DAY_MS, leftAt: null }, ...hourlyFrom(54)], span)).toBe(0);
  expect(openSince([], span)).toBe(0);
});
