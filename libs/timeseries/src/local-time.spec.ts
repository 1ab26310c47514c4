import fc from 'fast-check';
import { hourOfDay, hourOfWeek, instantOfDay, localDayHours, localDayNumber, localParts, localToInstant, nextLocalTime, startOfLocalDay } from './local-time';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time-units';

const at = (text: string): number => Date.parse(text);
const ZONES = ['Europe/London', 'Asia/Kolkata', 'America/St_Johns', 'Australia/Sydney', 'Pacific/Auckland', 'Pacific/Apia', 'America/New_York', 'Africa/Casablanca', 'UTC'];
const anyInstant = fc.integer({ min: at('1975-01-01T00:00Z') / 1000, max: at('2060-01-01T00:00Z') / 1000 }).map((seconds) => seconds * 1000);
const anyZone = fc.constantFrom(...ZONES);

describe('localParts', () => {
  it('reads the wall clock on both sides of a spring change', () => {
    // London left UTC for UTC+1 at 01:00 UTC on 29 March 2026, a Sunday, day 88 of the year.
    expect(localParts('Europe/London', at('2026-03-29T00:59:59.250Z'))).toMatchObject({ hour: 0, minute: 59, second: 59, millisecond: 250, offsetMs: 0 });
    expect(localParts('Europe/London', at('2026-03-29T01:00:00Z'))).toMatchObject({ year: 2026, month: 3, day: 29, hour: 2, dayOfWeek: 6, dayOfYear: 88, offsetMs: HOUR_MS });
  });

  it('knows offsets that are not whole hours', () => {
    expect(localParts('Asia/Kolkata', at('2026-01-01T00:00Z'))).toMatchObject({ hour: 5, minute: 30 });
    // St John's is UTC-3:30 in winter and UTC-2:30 in summer.
    expect(localParts('America/St_Johns', at('2026-01-01T12:00Z'))).toMatchObject({ hour: 8, minute: 30 });
    expect(localParts('America/St_Johns', at('2026-07-01T12:00Z'))).toMatchObject({ hour: 9, minute: 30 });
  });

  it('agrees with the platform calendar at any instant', () => {
    const formatters = new Map(ZONES.map((zone) => [zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })]));
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const p = localParts(zone, instant);
        const two = (n: number): string => String(n).padStart(2, '0');
        const text = `${p.year}-${two(p.month)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}:${two(p.second)}`;
        expect(formatters.get(zone)?.format(instant)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses an unknown zone', () => {
    expect(() => localParts('Mars/Olympus', 0)).toThrow(RangeError);
  });

  it('reads dates of another century', () => {
    // 29 February 2196 was chosen as a leap day far outside living memory; 2196 is divisible by 4 and not by 100.
    expect(localParts('UTC', at('2196-02-29T23:30Z'))).toMatchObject({ year: 2196, month: 2, day: 29, hour: 23, dayOfYear: 60 });
    expect(localParts('UTC', at('1850-03-01T00:00Z'))).toMatchObject({ year: 1850, month: 3, day: 1 });
  });
});

describe('hourOfWeek', () => {
  it('starts at Monday 00:00 local', () => {
    // 1 June 2026 is a Monday; London is UTC+1 then.
    expect(hourOfWeek('Europe/London', at('2026-05-31T22:59Z'))).toBe(167);
    expect(hourOfWeek('Europe/London', at('2026-05-31T23:00Z'))).toBe(0);
    expect(hourOfDay('Asia/Kolkata', at('2026-05-31T19:00Z'))).toBe(0);
  });

  it('equals dayOfWeek and hour of the parts', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const parts = localParts(zone, instant);
        expect(hourOfWeek(zone, instant)).toBe(parts.dayOfWeek * 24 + parts.hour);
      }),
    );
  });
});

describe('localToInstant', () => {
  it('moves a time in a gap forward by the gap', () => {
    // 01:30 does not exist in London on 29 March 2026: it becomes 02:30 summer time, 01:30 UTC.
    const instant = localToInstant('Europe/London', { year: 2026, month: 3, day: 29, hour: 1, minute: 30 });
    expect(instant).toBe(at('2026-03-29T01:30Z'));
    expect(localParts('Europe/London', instant).hour).toBe(2);
  });

  it('takes the first of two equal wall times unless told otherwise', () => {
    // 01:30 happens twice in London on 25 October 2026: 00:30 UTC and 01:30 UTC.
    const time = { year: 2026, month: 10, day: 25, hour: 1, minute: 30 };
    expect(localToInstant('Europe/London', time)).toBe(at('2026-10-25T00:30Z'));
    expect(localToInstant('Europe/London', time, 'later')).toBe(at('2026-10-25T01:30Z'));
  });

  it("moves Apia's skipped day forward by the whole day", () => {
    // Samoa went from UTC-10 to UTC+14 at the end of 29 December 2011: the 30th does not exist.
    const noon = localToInstant('Pacific/Apia', { year: 2011, month: 12, day: 30, hour: 12 });
    expect(localParts('Pacific/Apia', noon)).toMatchObject({ month: 12, day: 31, hour: 12 });
    expect(localParts('Pacific/Apia', at('2011-12-30T09:59:59Z'))).toMatchObject({ day: 29, hour: 23 });
    expect(localParts('Pacific/Apia', at('2011-12-30T10:00:00Z'))).toMatchObject({ day: 31, hour: 0 });
  });

  it('gives back an instant that is not repeated, to the second', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const p = localParts(zone, instant);
        const found = [localToInstant(zone, p), localToInstant(zone, p, 'later')];
        expect(found).toContain(instant);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('local days', () => {
  it.each([
    ['Europe/London', '2026-03-29T12:00Z', 23],
    ['Europe/London', '2026-10-25T12:00Z', 25],
    ['America/St_Johns', '2026-03-08T15:00Z', 23],
    ['America/St_Johns', '2026-11-01T15:00Z', 25],
    ['Australia/Sydney', '2026-04-05T02:00Z', 25],
    ['Australia/Sydney', '2026-10-04T02:00Z', 23],
    ['Pacific/Auckland', '2026-04-05T00:00Z', 25],
    ['Pacific/Auckland', '2026-09-27T00:00Z', 23],
    ['Australia/Lord_Howe', '2026-04-05T00:00Z', 24.5],
    ['Asia/Kolkata', '2026-03-29T12:00Z', 24],
  ])('%s on %s has %d hours', (zone, instant, hours) => {
    expect(localDayHours(zone, at(instant))).toBe(hours);
  });

  it('starts a day whose midnight does not exist at the first instant that does', () => {
    // Beirut moves from 00:00 to 01:00 on 29 March 2026 (UTC+2 to UTC+3), so the day starts at 22:00 UTC.
    const start = startOfLocalDay('Asia/Beirut', at('2026-03-29T10:00Z'));
    expect(start).toBe(at('2026-03-28T22:00Z'));
    expect(localDayNumber('Asia/Beirut', start - 1)).toBe(localDayNumber('Asia/Beirut', start) - 1);
  });

  it('holds every instant between its start and the next', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const start = startOfLocalDay(zone, instant);
        expect(start).toBeLessThanOrEqual(instant);
        expect(instant - start).toBeLessThan(25 * HOUR_MS);
        expect(localDayNumber(zone, start)).toBe(localDayNumber(zone, instant));
        expect(localDayNumber(zone, start - 1)).toBeLessThan(localDayNumber(zone, instant));
      }),
    );
  });

  it('finds a time of a day by number', () => {
    // Day 0 is 1 January 1970; 90 minutes after midnight.
    expect(instantOfDay('UTC', 0, 90)).toBe(90 * MINUTE_MS);
  });
});

describe('nextLocalTime', () => {
  const times = ['08:00', '14:00', '20:00'];

  it('gives the next meeting of today, or the first of tomorrow', () => {
    expect(nextLocalTime('Europe/London', at('2026-11-25T09:42Z'), times)).toBe(at('2026-11-25T14:00Z'));
    expect(nextLocalTime('Europe/London', at('2026-11-25T20:00Z'), times)).toBe(at('2026-11-26T08:00Z'));
  });

  it('follows the wall clock through a change', () => {
    expect(nextLocalTime('Europe/London', at('2026-03-28T21:00Z'), times)).toBe(at('2026-03-29T07:00Z'));
  });

  it('refuses a list without times, and text that is no time', () => {
    expect(() => nextLocalTime('UTC', DAY_MS, [])).toThrow(RangeError);
    expect(() => nextLocalTime('UTC', DAY_MS, ['25:00'])).toThrow(RangeError);
  });
});
