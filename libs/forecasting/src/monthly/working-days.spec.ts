import { monthAfter, weekdayExcess, weekdaysOf } from './working-days';

test('counts Mondays to Fridays', () => {
  // February 2021 began on a Monday and had 28 days: 20. August 2005 began on a Monday and had 31: 20 + 3.
  expect(weekdaysOf({ year: 2021, month: 2 })).toBe(20);
  expect(weekdaysOf({ year: 2005, month: 8 })).toBe(23);
});

test('months carry over the end of the year', () => {
  expect(monthAfter({ year: 2005, month: 11 }, 3)).toEqual({ year: 2006, month: 2 });
  expect(monthAfter({ year: 2005, month: 1 }, -1)).toEqual({ year: 2004, month: 12 });
});

test('the excess of a calendar month is zero on average over the cycle of the calendar', () => {
  const excess = weekdayExcess({ year: 2001, month: 1 }, 28 * 12);
  for (let m = 0; m < 12; m++) expect(excess.filter((_, t) => t % 12 === m).reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 9);
});
