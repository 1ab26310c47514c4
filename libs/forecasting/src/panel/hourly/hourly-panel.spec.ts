import { MONDAY } from '../testing/synthetic-panels';
import { isOffDay, panelHourOfWeek, panelWeekday } from './hourly-panel';

const panel = { firstDay: MONDAY, holidays: Uint8Array.of(0, 1) };

test('hours of the week begin on Monday at midnight', () => {
  expect(panelHourOfWeek(panel, 0)).toBe(0);
  expect(panelHourOfWeek(panel, 168 + 25)).toBe(25);
  expect(panelWeekday(panel, 6)).toBe(6);
});

test('weekends and holidays are off, days beyond the calendar are not holidays', () => {
  expect([0, 1, 4, 5, 6, 7].map((day) => isOffDay(panel, day))).toEqual([false, true, false, true, true, false]);
});
