import fc from 'fast-check';
import type { HourColumns } from '../ports/read-store.port';
import { HOUR_MS, hoursUpTo, NO_HOURS, sumHourColumns } from './hour-columns';

const columns = (hours: readonly number[], value: number): HourColumns => {
  const all = hours.map(() => value);
  return { hours: hours.map((hour) => hour * HOUR_MS), census: all, arrivals: all, departures: all, staffed: all };
};

test('units are added hour by hour', () => {
  expect(sumHourColumns([columns([1, 2], 3), columns([1, 2], 4)])).toEqual(columns([1, 2], 7));
});

test('an hour that one unit lacks is left out instead of looking like patients leaving', () => {
  expect(sumHourColumns([columns([1, 2, 3], 3), columns([2, 3], 4)]).hours).toEqual([2 * HOUR_MS, 3 * HOUR_MS]);
});

test('a unit without any hour is passed over', () => {
  expect(sumHourColumns([columns([1], 3), NO_HOURS])).toEqual(columns([1], 3));
  expect(sumHourColumns([NO_HOURS, NO_HOURS])).toEqual(NO_HOURS);
});

test('the last hours end with the running one, whole hours before the epoch included', () => {
  // 10:20 is in the hour of 10:00, so two hours are 9:00 and 10:00: [9, 11).
  expect(hoursUpTo(10 * HOUR_MS + 1_200_000, 2)).toEqual({ from: 9 * HOUR_MS, to: 11 * HOUR_MS });
  expect(hoursUpTo(-1, 1)).toEqual({ from: -HOUR_MS, to: 0 });
});

test('the order of the units does not matter', () => {
  const unit = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 0 }).chain((hours) => fc.integer({ min: 0, max: 9 }).map((value) => columns([...hours].sort((a, b) => a - b), value)));
  fc.assert(fc.property(fc.array(unit, { maxLength: 4 }), (units) => {
    expect(sumHourColumns([...units].reverse())).toEqual(sumHourColumns(units));
  }));
});
