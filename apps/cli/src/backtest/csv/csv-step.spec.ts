import { gridOf } from './csv-step';

const HOUR = 24 * 19_000;
const series = (hours: readonly number[], values = hours.map((_, k) => k)) => ({ name: 'a', hours, values });

test('tells hours, days and weeks apart, with gaps left unknown', () => {
  expect(gridOf([series([HOUR + 5, HOUR + 6, HOUR + 8])])).toMatchObject({ step: 'hourly', firstHour: HOUR, steps: 9 });
  const daily = gridOf([series([HOUR, HOUR + 24, HOUR + 48, HOUR + 96])]);
  expect(daily).toMatchObject({ step: 'daily', steps: 5 });
  expect('values' in daily && Array.from(daily.values[0]!)).toEqual([0, 1, 2, NaN, 3]);
  expect(gridOf([series([HOUR, HOUR + 168, HOUR + 336])])).toMatchObject({ step: 'weekly', steps: 3 });
});

test('another step, and single times, are refused with what is there', () => {
  expect(gridOf([series([HOUR, HOUR + 0.25, HOUR + 0.5])])).toEqual({ refused: expect.stringContaining('0.25 hours apart') });
  expect(gridOf([series([HOUR, HOUR + 720, HOUR + 1_464])])).toEqual({ refused: expect.stringContaining('hours apart') });
  expect(gridOf([series([HOUR])])).toEqual({ refused: expect.stringContaining('one time only') });
});
