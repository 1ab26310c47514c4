import fc from 'fast-check';
import { calendarDaysBetween, clockText, hourText, instantOf, localTime } from './local-time';

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

  it('says what the platform says, the first time and every other, also where clocks change at one minute past midnight', () => {
    // St John's set its clocks back at 00:01 on 7 November 2010: 02:31 UTC
    const change = Date.UTC(2010, 10, 7, 2, 31);
    const platform = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/St_Johns', hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
    for (const offsetMs of [-60_000, -1, 0, 59_999, 60_000, -1, 0]) expect(clockText(change + offsetMs, 'America/St_Johns')).toBe(platform.format(change + offsetMs));
    expect([clockText(change - 1, 'America/St_Johns'), clockText(change, 'America/St_Johns')]).toEqual(['00:00', '23:01']);
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
});

describe('the text of an hour', () => {
  it.each([
    // The hour between 01:00 and 02:00 comes twice in London, that between 01:30 and 02:00 on Lord Howe.
    ['Europe/London', ['2026-10-24T23:00Z', '2026-10-25T00:00Z', '2026-10-25T01:00Z', '2026-10-25T02:00Z'], ['00:00', '01:00 BST', '01:00 GMT', '02:00']],
    ['Australia/Lord_Howe', ['2026-04-04T14:30Z', '2026-04-04T15:00Z', '2026-04-04T15:30Z'], ['01:30 GMT+11', '01:30 GMT+10:30', '02:00']],
    ['Asia/Kolkata', ['2026-10-25T00:30Z', '2026-10-25T01:30Z'], ['06:00', '07:00']],
  ])('names the zone in %s where the wall shows one time twice', (timeZone, instants, texts) => {
    expect(instants.map((instant) => hourText(Date.parse(instant), timeZone))).toEqual(texts);
  });
});
