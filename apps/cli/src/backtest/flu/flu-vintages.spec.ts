import { weekNumber } from '@wardcast/forecasting';
import { snapshotAt, weekDate, type VintageRow } from './flu-vintages';

const WEEK = weekNumber(Date.UTC(2024, 0, 6));
const row = (reference: string, back: number, place: string, value: number): VintageRow => ({ reference, week: WEEK - back, place, value });
const populations = new Map([['06', 1_000_000], ['US', 5_000_000]]);
const vintages = [row('2024-01-06', 2, '06', 10), row('2024-01-06', 1, '06', 20), row('2024-01-06', 1, 'US', 70), row('2024-01-06', 1, '99', 5), row('2024-01-13', 1, '06', 25), row('2024-01-13', 0, '06', 30), row('2024-01-13', 2, '06', NaN)];

test('a snapshot holds what was known then and nothing later', () => {
  const { series, last } = snapshotAt('2024-01-06', vintages, populations);
  expect(last).toBe(WEEK - 1);
  const state = series.find(({ place }) => place === '06')!;
  // Counts of a million people are rates per 100 000 of a tenth.
  expect([state.rates[WEEK - 2], state.rates[WEEK - 1], state.rates.length]).toEqual([1, 2, WEEK]);
  expect(state).toMatchObject({ signal: 'admissions', region: 9, extent: 'place' });
  expect(series.find(({ place }) => place === 'US')).toMatchObject({ extent: 'nation', region: 0 });
  expect(series).toHaveLength(2);
});

test('later reports replace earlier ones, and a withdrawn value is missing', () => {
  const { series, last } = snapshotAt('2024-01-20', vintages, populations);
  const { rates } = series.find(({ place }) => place === '06')!;
  expect(last).toBe(WEEK);
  expect([rates[WEEK - 2], rates[WEEK - 1], rates[WEEK]]).toEqual([NaN, 2.5, 3]);
});

test('weeks are written as their Saturdays', () => {
  expect(weekDate(WEEK)).toBe('2024-01-06');
});
