import { toDayColumns } from './day-columns';

describe('toDayColumns', () => {
  it('names days, divides sums by hours, and puts units and days in order', () => {
    // 2024-02-29 is 8825 days after 2000-01-01: 24 years of 365 days, 6 leap days before 2024, and 59 days of that year.
    const rows = [
      ['b', '{8826,8825}', '{24,23}', '{48,46}', '{1,0}', '{3,4}', '{5,6}', '{7,8}', '{240,115}'],
      ['a', '{8825}', '{24}', '{60}', '{2}', '{3}', '{0}', '{1}', '{12}'],
    ] as const;
    expect([...toDayColumns(rows)]).toEqual([
      ['a', { days: ['2024-02-29'], hours: [24], censusMean: [2.5], censusMin: [2], censusMax: [3], arrivals: [0], departures: [1], staffedMean: [0.5] }],
      ['b', { days: ['2024-02-29', '2024-03-01'], hours: [23, 24], censusMean: [2, 2], censusMin: [0, 1], censusMax: [4, 3], arrivals: [6, 5], departures: [8, 7], staffedMean: [5, 10] }],
    ]);
  });
});
