import fc from 'fast-check';
import { calendarDaysBetween, clockText, instantOf, localTime, nextFullHour } from './local-time';

const ZONES = ['Europe/London', 'Asia/Kolkata', 'America/St_Johns', 'Australia/Sydney', 'Pacific/Auckland', 'Pacific/Apia'];
const HOUR_MS = 3_600_000;

describe('local time', () => {
  it('reads half-hour zones', () => {
    const noonUtc = Date.UTC(2026, 10, 25, 12);
    // Kolkata +5:30, St John's -3:30 in winter
    expect([clockText(noonUtc, 'Asia/Kolkata'), clockText(noonUtc, 'America/St_Johns')]).toEqual(['17:30', '08:30']);
  });

  it.each(ZONES)('finds the instant of what its clock shows in %s', (zone) => {
    const year = { min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) };
    fc.assert(
      fc.property(fc.integer(year), (ms) => {
        const minute = Math.floor(ms / 60_000) * 60_000;
        const found = instantOf(localTime(minute, zone), zone);
        // the first showing of a repeated hour is one hour earlier
        expect([0, HOUR_MS]).toContain(minute - found);
        expect(localTime(found, zone)).toEqual(localTime(minute, zone));
      }),
    );
  });

  it('gives the later side of an hour that the clocks skip', () => {
    // London, 29 March 2026: 01:30 does not exist and becomes 02:30 (01:30 UTC)
    expect(instantOf({ year: 2026, month: 3, day: 29, hour: 1, minute: 30 }, 'Europe/London')).toBe(Date.UTC(2026, 2, 29, 1, 30));
    // New York, 8 March 2026: 02:30 becomes 03:30 EDT (07:30 UTC)
    expect(instantOf({ year: 2026, month: 3, day: 8, hour: 2, minute: 30 }, 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 7, 30));
  });

  it('gives the first showing of an hour that the clocks repeat', () => {
    // London, 25 October 2026: 01:30 comes at 00:30 UTC (summer time) and again at 01:30 UTC
    expect(instantOf({ year: 2026, month: 10, day: 25, hour: 1, minute: 30 }, 'Europe/London')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('counts days of the calendar whatever their length', () => {
    // from noon before to noon on the 25-hour day
    expect(calendarDaysBetween(Date.UTC(2026, 9, 24, 11), Date.UTC(2026, 9, 25, 12), 'Europe/London')).toBe(1);
  });

  it('finds the next full hour on the wall of a half-hour zone', () => {
    // 12:00 UTC is 17:30 in Kolkata; 18:00 there is 12:30 UTC
    expect(nextFullHour(Date.UTC(2026, 10, 25, 12), 'Asia/Kolkata')).toBe(Date.UTC(2026, 10, 25, 12, 30));
  });
});
