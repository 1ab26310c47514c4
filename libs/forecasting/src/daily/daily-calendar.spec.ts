import { dayKind, dayOfWeekOf, type DailyCalendar } from './daily-calendar';

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const HOLIDAYS: Readonly<Record<string, string>> = {
  '2015-04-03': 'Good Friday', '2015-04-06': 'Easter Monday', '2015-05-04': 'Early May bank holiday', '2015-12-25': 'Christmas Day', '2015-12-28': 'Boxing Day (substitute day)', '2015-07-14': 'National Day',
};
const CALENDAR: DailyCalendar = { holidayOf: (day) => HOLIDAYS[new Date(day * 86_400_000).toISOString().slice(0, 10)] ?? null, hoursOf: () => 24 };

test.each([
  ['2015-04-02', 'before good friday'], ['2015-04-03', 'good friday'], ['2015-04-04', 'easter weekend'], ['2015-04-05', 'easter weekend'], ['2015-04-06', 'holiday monday'], ['2015-04-07', 'after a long weekend'],
  ['2015-05-02', 'saturday of a long weekend'], ['2015-05-03', 'sunday of a long weekend'], ['2015-05-04', 'holiday monday'], ['2015-05-05', 'after a long weekend'], ['2015-05-06', null],
  ['2015-12-24', 'christmas eve'], ['2015-12-25', 'christmas'], ['2015-12-28', 'substitute'], ['2015-12-29', 'christmas week'], ['2016-01-03', 'after new year'], ['2016-01-04', null],
  ['2015-07-14', 'national day'], ['2015-07-13', null],
])('%s is %s', (date, kind) => {
  expect(dayKind(dayOf(date), CALENDAR)).toBe(kind);
});

test('Monday is 0, before 1970 too', () => {
  expect(dayOfWeekOf(dayOf('1970-01-01'))).toBe(3);
  expect(dayOfWeekOf(dayOf('1969-12-29'))).toBe(0);
});
