import fc from 'fast-check';
import { isoWeekOfDay, mondayOfIsoWeek, parseIsoWeek, sameWeekLastYear, shiftIsoWeek, toIsoWeekText, weeksInIsoYear } from './iso-week';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

describe('ISO weeks', () => {
  // The examples of ISO 8601 as listed in the article "ISO week date" of Wikipedia.
  it.each([
    ['1977-01-01', '1976-W53'], ['1977-12-31', '1977-W52'], ['1978-01-02', '1978-W01'], ['1979-12-31', '1980-W01'], ['1980-12-28', '1980-W52'],
    ['1980-12-29', '1981-W01'], ['1981-12-31', '1981-W53'], ['1982-01-03', '1981-W53'], ['2026-12-28', '2026-W53'], ['2027-01-03', '2026-W53'], ['2027-01-04', '2027-W01'],
  ])('puts %s into %s', (date, week) => {
    expect(toIsoWeekText(isoWeekOfDay(day(date)))).toBe(week);
  });

  // 2020 begins on a Wednesday and is a leap year; 2026 and 2015 begin on a Thursday.
  it.each([[2015, 53], [2019, 52], [2020, 53], [2021, 52], [2025, 52], [2026, 53], [2027, 52]])('counts the weeks of %d: %d', (year, weeks) => {
    expect(weeksInIsoYear(year)).toBe(weeks);
  });

  it('begins on a Monday, and every day of it lies in it', () => {
    fc.assert(fc.property(fc.integer({ min: -150_000, max: 150_000 }), (date) => {
      const week = isoWeekOfDay(date);
      const monday = mondayOfIsoWeek(week);
      expect(new Date(monday * 86_400_000).getUTCDay()).toBe(1);
      expect(date - monday).toBeGreaterThanOrEqual(0);
      expect(date - monday).toBeLessThan(7);
    }));
  });

  it('moves over the end of a year with 53 weeks and back', () => {
    expect(shiftIsoWeek({ year: 2026, week: 53 }, 1)).toEqual({ year: 2027, week: 1 });
    expect(shiftIsoWeek({ year: 2027, week: 1 }, -1)).toEqual({ year: 2026, week: 53 });
    expect(shiftIsoWeek({ year: 2026, week: 10 }, -11)).toEqual({ year: 2025, week: 51 });
  });

  it('compares with the same number a year before, and with nothing where that year is shorter', () => {
    expect(sameWeekLastYear({ year: 2026, week: 47 })).toEqual({ year: 2025, week: 47 });
    expect(sameWeekLastYear({ year: 2026, week: 53 })).toBeNull();
    expect(sameWeekLastYear({ year: 2021, week: 53 - 1 })).toEqual({ year: 2020, week: 52 });
  });

  it('reads its own text and refuses weeks that do not exist', () => {
    expect(parseIsoWeek('2026-W53')).toEqual({ year: 2026, week: 53 });
    for (const bad of ['2025-W53', '2026-W54', '2026-W00', '2026-W5', '2026W05', 'W05', '', '2026-W05 ', '0026-W05', 'last']) expect(parseIsoWeek(bad)).toBeNull();
  });
});
