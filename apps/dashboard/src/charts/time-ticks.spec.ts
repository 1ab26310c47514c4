import { hoursBetweenTicks, timeTicks } from './time-ticks';

const at = (iso: string) => Date.parse(iso);
const labels = (timeZone: string, from: string, to: string, everyHours = 6) =>
  timeTicks({ from: at(from), to: at(to), timeZone, everyHours }).map((tick) => (tick.day ? `${tick.day} ${tick.label}` : tick.label));

describe('time ticks', () => {
  it('stand at local full hours in London', () => {
    expect(labels('Europe/London', '2026-11-24T09:42Z', '2026-11-25T09:42Z')).toEqual(['12:00', '18:00', 'Wed 25 Nov 00:00', '06:00']);
  });
  it.each([
    // Offsets on that day: St John's -3:30, Kolkata +5:30, Kathmandu +5:45, Apia +13.
    ['America/St_Johns', '2026-11-25T15:30:00.000Z'],
    ['Asia/Kolkata', '2026-11-25T06:30:00.000Z'],
    ['Asia/Kathmandu', '2026-11-25T06:15:00.000Z'],
    ['Pacific/Apia', '2026-11-24T23:00:00.000Z'],
  ])('find noon of 25 November in %s', (timeZone, noon) => {
    const ticks = timeTicks({ from: at(noon) - 3_600_000, to: at(noon) + 3_600_000, timeZone, everyHours: 6 });
    expect(ticks.map((tick) => [tick.label, new Date(tick.t).toISOString()])).toEqual([['12:00', noon]]);
  });
  it('keep local hours on a 25-hour day: midnight to six lasts seven hours', () => {
    const ticks = timeTicks({ from: at('2026-10-24T23:00Z'), to: at('2026-10-26T00:00Z'), timeZone: 'Europe/London', everyHours: 6 });
    expect(ticks.map((tick) => [tick.label, tick.day])).toEqual([['00:00', 'Sun 25 Oct'], ['06:00', null], ['12:00', null], ['18:00', null], ['00:00', 'Mon 26 Oct']]);
    expect((ticks[1]!.t - ticks[0]!.t) / 3_600_000).toBe(7);
  });
  it('tick the hour that occurs twice once', () => {
    expect(labels('Europe/London', '2026-10-25T00:00Z', '2026-10-25T03:00Z', 1)).toEqual(['01:00', '02:00', '03:00']);
  });
  it('leave out the hour that a 23-hour day skips', () => {
    expect(labels('Europe/London', '2026-03-29T00:00Z', '2026-03-29T03:00Z', 1)).toEqual(['Sun 29 Mar 00:00', '02:00', '03:00', '04:00']);
  });
  it('start the day where it starts when a zone skips midnight', () => {
    // Santiago moved from 24:00 to 01:00 on Sunday 6 September 2026 (04:00Z).
    expect(labels('America/Santiago', '2026-09-06T02:00Z', '2026-09-06T12:00Z')).toEqual(['Sun 6 Sep 01:00', '06:00']);
  });
  it('pass over the date that never happened in Apia', () => {
    // Samoa went from Thursday 29 December 2011 to Saturday 31 December 2011.
    expect(labels('Pacific/Apia', '2011-12-30T02:00Z', '2011-12-30T23:00Z')).toEqual(['18:00', 'Sat 31 Dec 00:00', '06:00', '12:00']);
  });
  it('have room for their labels', () => {
    const day = 86_400_000;
    // 3 days on 752 px: 10.4 px an hour, so 6 hours give 62 px; on 230 px 12 hours give 38 px and a day 76 px.
    expect(hoursBetweenTicks(3 * day, 752, 56)).toBe(6);
    expect(hoursBetweenTicks(3 * day, 230, 56)).toBe(24);
  });
});
