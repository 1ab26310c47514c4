import { fittedAt } from './flu-issues';

const row = (reference: string) => ({ reference, week: 0, place: '06', value: 1 });

test('a model serves the block of weeks that it was fitted in, within one season', () => {
  // Weeks 1 396 to 1 399 end on 2023-10-07 to 2023-10-28.
  const vintages = ['2023-10-14', '2023-10-21', '2023-11-04', '2023-11-11'].map(row);
  expect(['2023-10-14', '2023-10-28', '2023-11-04', '2023-11-18'].map((date) => fittedAt(date, vintages, 4))).toEqual(['2023-10-14', '2023-10-14', '2023-11-04', '2023-11-04']);
});

test('a date without vintages in its block is fitted alone', () => {
  expect(fittedAt('2025-02-01', [row('2023-10-14')], 4)).toBe('2025-02-01');
});
