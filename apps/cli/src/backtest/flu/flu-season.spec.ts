import { seasonOf, startYearOf } from './flu-season';

test('seasons turn on the first of August', () => {
  expect(['2023-10-14', '2024-07-31', '2024-08-01', '2099-12-31'].map(seasonOf)).toEqual(['2023-24', '2023-24', '2024-25', '2099-00']);
  expect(startYearOf('2023-24')).toBe(2023);
});
