import { momentsOf } from '@wardcast/probability';
import { forecastRecord, TEN_O_CLOCK } from '../testing/small-hospital';
import { demandHours, quantileColumn } from './demand-hours';

const HOUR_MS = 3_600_000;

it('gives each target its own law, with the mean that was issued, and its staffed beds', () => {
  const hours = demandHours(forecastRecord('m1', TEN_O_CLOCK));
  expect(hours.map(({ target, staffed }) => [target, staffed])).toEqual([[TEN_O_CLOCK + HOUR_MS, 9], [TEN_O_CLOCK + 2 * HOUR_MS, 9]]);
  // 8.1 and 8.25 in the record, in single precision
  expect(hours.map(({ demand }) => momentsOf(demand.law).mean)).toEqual([expect.closeTo(8.1, 5), expect.closeTo(8.25, 5)]);
});

it('gives a column of a stored level, and none of another', () => {
  // Rows [6, 8, 10] and [5, 8, 11] under levels .05, .5 and .95
  expect(quantileColumn(forecastRecord('m1', TEN_O_CLOCK), 0.95)).toEqual([10, 11]);
  expect(quantileColumn(forecastRecord('m1', TEN_O_CLOCK), 0.9)).toBeNull();
});
