import { holidayName, isHoliday } from './holidays';

const at = (text: string): number => Date.parse(text);

describe('isHoliday', () => {
  it('goes by the local day, not the UTC day', () => {
    // Good Friday 2026 is 3 April; London is UTC+1, so it starts at 23:00 UTC on the 2nd.
    expect(isHoliday('GB-ENG', 'Europe/London', at('2026-04-02T22:59Z'))).toBe(false);
    expect(isHoliday('GB-ENG', 'Europe/London', at('2026-04-02T23:00Z'))).toBe(true);
  });

  it('counts the substitute of a holiday on a weekend', () => {
    // Boxing Day 2026 is a Saturday: Monday 28 December is the day off.
    expect(isHoliday('GB-ENG', 'Europe/London', at('2026-12-28T12:00Z'))).toBe(true);
  });

  it('leaves out observances', () => {
    // Mothering Sunday 2026, 15 March.
    expect(isHoliday('GB-ENG', 'Europe/London', at('2026-03-15T12:00Z'))).toBe(false);
  });

  it('tells regions of one country apart', () => {
    // St Andrew's Day, 30 November 2026, is a holiday in Scotland only.
    const noon = at('2026-11-30T12:00Z');
    expect(isHoliday('GB-SCT', 'Europe/London', noon)).toBe(true);
    expect(isHoliday('GB-ENG', 'Europe/London', noon)).toBe(false);
  });

  it('marks each day of a holiday of several days', () => {
    // The Feast of the Sacrifice takes several days in Turkey from 27 May 2026.
    expect(isHoliday('TR', 'Europe/Istanbul', at('2026-05-29T09:00Z'))).toBe(true);
  });

  it('gives the name', () => {
    expect(holidayName('GB-ENG', 'Europe/London', at('2026-12-25T12:00Z'))).toBe('Christmas Day');
  });

  it('refuses a region without rules', () => {
    expect(() => isHoliday('XX', 'UTC', 0)).toThrow(RangeError);
    expect(() => isHoliday('GB-XXX', 'UTC', 0)).toThrow(RangeError);
  });
});
