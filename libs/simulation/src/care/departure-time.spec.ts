import { DAY_MS, HOUR_MS } from '@wardcast/timeseries';
import { HospitalCalendar } from '../demand/hospital-calendar';
import { sampleFacility } from '../facility/sample-facility';
import { RandomStream } from '../random/random-stream';
import { departureTime } from './departure-time';

const calendar = new HospitalCalendar(sampleFacility());
const at = (text: string): number => Date.parse(text);

function departures(readyAt: number, count = 2_000): number[] {
  const random = new RandomStream(11, 'departures');
  return Array.from({ length: count }, () => departureTime(calendar, random, { readyAt, style: 'ward', push: 1 }));
}

describe('departureTime', () => {
  it('never comes before the patient is ready', () => {
    const readyAt = at('2026-02-03T13:40:00Z');
    expect(Math.min(...departures(readyAt))).toBeGreaterThanOrEqual(readyAt);
  });

  it('falls mostly between 11:00 and 19:00', () => {
    const hours = departures(at('2026-02-03T02:00Z')).map((instant) => calendar.hourOfDay(instant));
    const inPeak = hours.filter((hour) => hour >= 11 && hour < 19).length / hours.length;
    expect(inPeak).toBeGreaterThan(0.75);
  });

  it('takes longer over a weekend', () => {
    const meanWait = (readyAt: number): number => departures(readyAt).reduce((sum, instant) => sum + instant - readyAt, 0) / 2_000 / HOUR_MS;
    // 3 February 2026 is a Tuesday, the 7th a Saturday.
    expect(meanWait(at('2026-02-07T06:00Z'))).toBeGreaterThan(1.5 * meanWait(at('2026-02-03T06:00Z')));
  });

  it('is sooner when others wait for the bed', () => {
    const readyAt = at('2026-02-03T08:00Z');
    const random = new RandomStream(11, 'pushed');
    const pushed = Array.from({ length: 2_000 }, () => departureTime(calendar, random, { readyAt, style: 'ward', push: 2 }));
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(pushed)).toBeLessThan(mean(departures(readyAt)));
  });

  it('ends after three weeks even where the chance is nil', () => {
    const readyAt = at('2026-02-03T08:00Z');
    const found = departureTime(calendar, new RandomStream(1, 'never'), { readyAt, style: 'ward', push: 0 });
    expect(found).toBe(readyAt + 21 * DAY_MS);
  });
});
