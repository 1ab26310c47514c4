import fc from 'fast-check';
import { weekEndOf, weekInSeason, weekNumber } from './respiratory-calendar';

test('weeks are numbered from the one that ended on 1997-01-04', () => {
  expect(weekNumber(Date.UTC(1997, 0, 4))).toBe(0);
  expect(weekNumber(Date.UTC(1997, 0, 11))).toBe(1);
  // 2023-10-14 is 9 779 days, 1 397 weeks, after 1997-01-04.
  expect(weekNumber(Date.UTC(2023, 9, 14))).toBe(1_397);
});

test('a season begins in August; Christmas is the nearest one', () => {
  // 2023-10-14 is 74 days after 1 August: ten whole weeks; 72 days before Christmas.
  expect(weekInSeason(weekNumber(Date.UTC(2023, 9, 14)))).toEqual({ season: 2023, week: 10, christmas: -72 / 7 });
  // 2024-01-06 is twelve days after it, in the same season.
  expect(weekInSeason(weekNumber(Date.UTC(2024, 0, 6)))).toMatchObject({ season: 2023, christmas: 12 / 7 });
  expect(weekInSeason(weekNumber(Date.UTC(2024, 6, 27))).season).toBe(2023);
  expect(weekInSeason(weekNumber(Date.UTC(2024, 7, 3))).season).toBe(2024);
});

test('numbers and Saturdays are each other’s inverse, and Christmas is never further than half a year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), (week) => {
      expect(weekNumber(weekEndOf(week))).toBe(week);
      expect(new Date(weekEndOf(week)).getUTCDay()).toBe(6);
      expect(Math.abs(weekInSeason(week).christmas)).toBeLessThanOrEqual(26.2);
    }),
  );
});
