import { daysFromChristmas, weekdayOf } from './daily-panel';

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

test('weekdays begin on Monday', () => {
  expect(weekdayOf(dayOf('2024-01-01'))).toBe(0);
  expect(weekdayOf(dayOf('2024-01-07'))).toBe(6);
  expect(weekdayOf(dayOf('1969-12-29'))).toBe(0);
});

test('Christmas is the nearest one: the coming from July on, the last before', () => {
  expect(daysFromChristmas(dayOf('2023-12-25'))).toBe(0);
  expect(daysFromChristmas(dayOf('2024-01-03'))).toBe(9);
  expect(daysFromChristmas(dayOf('2023-12-20'))).toBe(-5);
  expect(daysFromChristmas(dayOf('2024-07-01'))).toBe(-177);
});
