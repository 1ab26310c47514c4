import { quebecHolidays } from './quebec-holidays';

test('public holidays, Easter Monday and the days that services close', () => {
  const first = Date.parse('2024-01-01T00:00:00Z') / 86_400_000;
  const closed = [...quebecHolidays(first, 366).entries()].filter(([, flag]) => flag === 1).map(([k]) => new Date((first + k) * 86_400_000).toISOString().slice(5, 10));
  // Good Friday and Easter Monday of 2024 are 29 March and 1 April, the last Monday before 25 May is the 20th.
  expect(closed).toEqual(['01-01', '01-02', '03-29', '04-01', '05-20', '06-24', '07-01', '09-02', '10-14', '12-24', '12-25', '12-26', '12-31']);
});
