import { aFacility } from '@wardcast/domain/testing';
import { holidayDays, onWallClock } from './counted-past';

const HOUR = 3_600_000;
const ZONE = 'Europe/London';
const day = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / 86_400_000;
const columns = (from: number, census: readonly number[]): { readonly hours: readonly number[]; readonly census: readonly number[] } => ({ hours: census.map((_, i) => from + i * HOUR), census });

it('leaves out the hour that a short day does not have', () => {
  // 2026-03-29, 00:00 UTC is 00:00 in London; 01:00 UTC is 02:00.
  const from = Date.UTC(2026, 2, 29);
  expect(Array.from(onWallClock(ZONE, day(2026, 3, 29), { columns: columns(from, [1, 2, 3]), until: from + 3 * HOUR }))).toEqual([1, NaN, 2, 3]);
});

it('keeps the second of two equal hours of a long day', () => {
  // 2026-10-25, 00:00 UTC is 01:00 in London, and so is 01:00 UTC.
  const from = Date.UTC(2026, 9, 24, 23);
  expect(Array.from(onWallClock(ZONE, day(2026, 10, 25), { columns: columns(from, [1, 2, 3, 4]), until: from + 4 * HOUR }))).toEqual([1, 3, 4]);
});

it('does not take zeros before the first patient for counts', () => {
  const from = Date.UTC(2026, 0, 5);
  expect(Array.from(onWallClock(ZONE, day(2026, 1, 5), { columns: columns(from, [0, 0, 4, 0]), until: from + 4 * HOUR }))).toEqual([NaN, NaN, 4, 0]);
});

it('knows Christmas and Boxing Day of the region, and nothing where there are no rules', () => {
  const holidays = holidayDays(aFacility(), day(2026, 12, 24), 48);
  expect(Array.from(holidays.slice(0, 3))).toEqual([0, 1, 1]);
  expect(holidayDays({ ...aFacility(), holidayRegion: 'XX' }, day(2026, 12, 24), 48).includes(1)).toBe(false);
});
