import { blockOf, stepText } from './csv-block';
import type { CsvGrid } from './csv-step';

const grid = (step: CsvGrid['step'], steps: number): CsvGrid => ({ step, firstHour: (Date.parse('2024-01-01T00:00:00Z') / 86_400_000) * 24, steps, names: ['a'], values: [new Float64Array(steps)] });
const whole = { from: null, to: null };

test('without a range the last quarter is scored, never before two weeks are known', () => {
  expect(blockOf(grid('daily', 100), whole)).toEqual({ from: 75, to: 100 });
  expect(blockOf(grid('daily', 16), whole)).toEqual({ from: 14, to: 16 });
  expect(blockOf(grid('weekly', 40), whole)).toEqual({ from: 30, to: 40 });
});

test('a range bounds it, dates in local days', () => {
  expect(blockOf(grid('daily', 100), { from: '2024-02-01', to: '2024-02-11' })).toEqual({ from: 31, to: 41 });
  expect(blockOf(grid('hourly', 2_400), { from: '2024-02-01', to: null })).toEqual({ from: 744, to: 2_400 });
});

test('too short a file is refused with how much is needed', () => {
  expect(blockOf(grid('daily', 14), whole)).toEqual({ refused: expect.stringContaining('14 days from 2024-01-01') });
});

test('steps read as dates, hours with their time', () => {
  expect(stepText(grid('weekly', 3), 1)).toBe('2024-01-08');
  expect(stepText(grid('hourly', 30), 25)).toBe('2024-01-02T01:00');
});
