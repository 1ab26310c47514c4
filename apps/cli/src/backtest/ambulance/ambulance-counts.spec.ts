import { ambulanceCounts, dateOfDay, dayNumberOf } from './ambulance-counts';

const row = (date: string, value: string, region: string): Record<string, string> => ({ Actual_dt: date, Actual_Value: value, ORA: region });

test('reads regions in the order of their names, a gap as NaN, without the sum and what lies outside', () => {
  const counts = ambulanceCounts([row('2018-01-03', '7', 'Devon'), row('2018-01-01', '5', 'Devon'), row('2018-01-02', '4', 'Cornwall'), row('2018-01-01', '99', 'Trust'), row('2018-01-01', '1', 'OOA')])!;
  expect(dateOfDay(counts.firstDay)).toBe('2018-01-01');
  expect(counts.days).toBe(3);
  expect(counts.regions.map(({ name }) => name)).toEqual(['Cornwall', 'Devon']);
  expect(Array.from(counts.regions[1]!.counts)).toEqual([5, NaN, 7]);
});

test('of two rows of a day the last counts; rows that are none are left out', () => {
  const counts = ambulanceCounts([row('2018-01-01', '5', 'Devon'), row('2018-01-01', '6', 'Devon'), row('soon', '1', 'Devon'), row('2018-01-02', '', 'Devon'), row('2018-01-02', '-3', 'Devon')])!;
  expect(counts.days).toBe(1);
  expect(counts.regions[0]!.counts[0]).toBe(6);
  expect(ambulanceCounts([])).toBeNull();
});

test('days and dates', () => {
  expect(dayNumberOf('1970-01-02')).toBe(1);
  expect(dayNumberOf('1970-01-02 00:00:00')).toBe(1);
  expect(dayNumberOf('2 January')).toBeNull();
  expect(dateOfDay(1)).toBe('1970-01-02');
});
