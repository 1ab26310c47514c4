import { nearYearEnd } from './year-end';

test('from 23 December to 4 January', () => {
  const dates = ['2023-12-22', '2023-12-23', '2023-12-31', '2024-01-04', '2024-01-05', '2024-07-01'];
  expect(dates.map((date) => nearYearEnd(Date.parse(`${date}T00:00:00Z`) / 86_400_000))).toEqual([false, true, true, true, false, false]);
});
