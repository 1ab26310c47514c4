import { calendarHours, type ArrivalCalendar } from './arrival-calendar';

const calendar: ArrivalCalendar = { zone: 'Europe/London', region: 'GB-WLS', schoolHolidays: new Set([17_165]), events: new Set() };

test('hours are those of the wall clock: the change forward leaves one out', () => {
  const hours = calendarHours(calendar, Date.UTC(2017, 2, 25, 23), 4);
  expect(hours.map(({ hour }) => hour)).toEqual([23, 0, 2, 3]);
  // Saturday, then Sunday.
  expect(hours.map(({ weekday }) => weekday)).toEqual([5, 6, 6, 6]);
});

test('holidays, school and the place in the year are known', () => {
  // 2016-12-30 is day 17165 of the epoch and day 365 of a leap year.
  const [before] = calendarHours(calendar, Date.UTC(2016, 11, 30, 12), 1);
  expect(before).toMatchObject({ day: 17_165, kind: 'christmas-week', schoolHoliday: true, event: false, yearFraction: 364 / 365.25 });
  expect(calendarHours({ ...calendar, region: null }, Date.UTC(2016, 11, 30, 12), 1)[0]!.kind).toBeNull();
});

test('an unknown zone or region is refused', () => {
  expect(() => calendarHours({ ...calendar, zone: 'Mars/Olympus' }, 0, 1)).toThrow(RangeError);
  expect(() => calendarHours({ ...calendar, region: 'XX' }, 0, 1)).toThrow(RangeError);
});
