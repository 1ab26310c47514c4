import { wallHour } from './read-wide-csv';

test('times are floored to the hour of the wall clock', () => {
  const day = Date.parse('2024-05-01T00:00:00Z') / 3_600_000;
  expect(wallHour('2024-05-01T13:45')).toBe(day + 13);
  expect(wallHour('2024-05-01 00:05:12')).toBe(day);
  expect(wallHour('yesterday')).toBeNaN();
});
