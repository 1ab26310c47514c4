import { isIsoWeek, isoWeekParts } from './iso-week';

describe('isIsoWeek', () => {
  it('knows which years have a week 53', () => {
    expect([2015, 2020, 2026, 2032].map((year) => isIsoWeek(`${year}-W53`))).toEqual([true, true, true, true]);
    expect([2019, 2021, 2025, 2027].map((year) => isIsoWeek(`${year}-W53`))).toEqual([false, false, false, false]);
    expect([2019, 2021, 2025, 2027].map((year) => isIsoWeek(`${year}-W52`))).toEqual([true, true, true, true]);
  });

  it('refuses what is no week', () => {
    for (const text of ['', 'last', '2026-W0', '2026-W00', '2026-W54', '2026-47', '26-W47', '2026-W47x', '0026-W05']) expect(isIsoWeek(text)).toBe(false);
  });
});

it('isoWeekParts takes a week apart', () => {
  expect(isoWeekParts('2026-W05')).toEqual({ year: 2026, week: 5 });
});
