import { dayOfYear } from './day-of-year';

test('the date of a day number, with a leap day', () => {
  // 2016-02-29 is day 16 860 since 1970-01-01: 46 years of 365 days, 11 leap days before it in 1972 .. 2012, and 59 days.
  expect(dayOfYear(46 * 365 + 11 + 59)).toEqual({ year: 2016, month: 2, dayOfMonth: 29, index: 59 });
  expect(dayOfYear(0)).toEqual({ year: 1970, month: 1, dayOfMonth: 1, index: 0 });
});
