import { DAY_MS, HOUR_MS, MINUTE_MS } from '@wardcast/timeseries';
import { HospitalCalendar } from '../demand/hospital-calendar';
import { sampleFacility } from '../facility/sample-facility';
import { RandomStream } from '../random/random-stream';
import { departureTime } from './departure-time';

const calendar = new HospitalCalendar(sampleFacility());
const at = (text: string): number => Date.parse(text);

function departures(readyAt: number, count = 2_000): number[] {
  const random = new RandomStream(11, 'departures');
  return Array.from({ length: count }, () => departureTime(calendar, random, { readyAt, hours: 'afternoon', style: 'ward', push: 1 }));
}

describe('departureTime', () => {
  it('never comes before the patient is ready', () => {
    const readyAt = at('2026-02-03T13:40:00Z');
    expect(Math.min(...departures(readyAt))).toBeGreaterThanOrEqual(readyAt);
  });

  it('falls mostly between 12:00 and 20:00', () => {
    const hours = departures(at('2026-02-03T02:00Z')).map((instant) => calendar.hourOfDay(instant));
    const inPeak = hours.filter((hour) => hour >= 12 && hour < 20).length / hours.length;
    expect(inPeak).toBeGreaterThan(0.75);
  });

  it.each(['ward', 'assessment'] as const)('lets %s patients who become ready around the clock wait until the afternoon', (style) => {
    const random = new RandomStream(11, 'around the clock');
    // Every five minutes of the five working days of a week in February.
    const hours = Array.from({ length: 5 * 288 }, (_, i) => at('2026-02-02T00:00Z') + i * 5 * MINUTE_MS).map((readyAt) => calendar.hourOfDay(departureTime(calendar, random, { readyAt, hours: 'afternoon', style, push: 1 })));
    const share = (from: number, to: number): number => hours.filter((hour) => hour >= from && hour < to).length / hours.length;
    // Published hospitals: 13 to 19 % before noon, half by three or four. The standard error of a fifth of 1440 is .011.
    expect(share(0, 12)).toBeGreaterThan(0.1);
    expect(share(0, 12)).toBeLessThan(0.25);
    expect(share(0, 15)).toBeLessThan(0.55);
    expect(share(13, 18)).toBeGreaterThan(0.45);
  });

  it('takes longer over a weekend', () => {
    const meanWait = (readyAt: number): number => departures(readyAt).reduce((sum, instant) => sum + instant - readyAt, 0) / 2_000 / HOUR_MS;
    // 3 February 2026 is a Tuesday, the 7th a Saturday.
    expect(meanWait(at('2026-02-07T06:00Z'))).toBeGreaterThan(1.5 * meanWait(at('2026-02-03T06:00Z')));
  });

  it('is sooner when others wait for the bed', () => {
    const readyAt = at('2026-02-03T08:00Z');
    const random = new RandomStream(11, 'pushed');
    const pushed = Array.from({ length: 2_000 }, () => departureTime(calendar, random, { readyAt, hours: 'afternoon', style: 'ward', push: 2 }));
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(pushed)).toBeLessThan(mean(departures(readyAt)));
  });

  it('ends after three weeks even where the chance is nil', () => {
    const readyAt = at('2026-02-03T08:00Z');
    const found = departureTime(calendar, new RandomStream(1, 'never'), { readyAt, hours: 'afternoon', style: 'ward', push: 0 });
    expect(found).toBe(readyAt + 21 * DAY_MS);
  });
});
