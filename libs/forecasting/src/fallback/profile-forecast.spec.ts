import { HOUR_MS, hourOfWeek } from '@wardcast/timeseries';
import { profileForecast } from './profile-forecast';

const ZONE = 'Europe/London';
const START = Date.UTC(2026, 0, 5);
const busy = (how: number) => (how % 24 >= 8 && how % 24 < 20 ? 30 : 20);
const counts = Array.from({ length: 1344 }, (_, i) => busy(hourOfWeek(ZONE, START + i * HOUR_MS)));
const input = { zone: ZONE, issuedAt: START + 1343 * HOUR_MS + 60_000, censusAtIssue: 25, recentCensus: counts, horizonHours: 30 };

test('the mean follows the hours of the week', () => {
  const forecast = profileForecast(input)!;
  forecast.targets.forEach((target, j) => {
    // Eight weeks against one of the overall mean of 25: (8 x 30 + 25) / 9 = 29.4 and 20.6.
    expect(forecast.mean[j]).toBeCloseTo((8 * busy(hourOfWeek(ZONE, target)) + 25) / 9, 2);
  });
});

test('a fuller last month raises the level', () => {
  const rising = counts.map((count, i) => (i < 672 ? count : count * 2));
  expect(profileForecast({ ...input, recentCensus: rising })!.mean[20]).toBeGreaterThan(1.2 * profileForecast({ ...input, recentCensus: rising.map((x) => (x * 25) / 37.5) })!.mean[20]!);
});

test('less than a week, or counts that are none, give no forecast; an empty unit gives an empty one', () => {
  expect(profileForecast({ ...input, recentCensus: counts.slice(0, 167) })).toBeNull();
  expect(profileForecast({ ...input, recentCensus: [...counts.slice(1), -1] })).toBeNull();
  expect(profileForecast({ ...input, recentCensus: counts.map(() => 0), censusAtIssue: 0 })!.mean.every((mean) => mean === 0)).toBe(true);
});

test('unknown hours are left out, and change nothing else', () => {
  const holes = counts.map((count, i) => (i % 9 === 4 || i > 1330 ? NaN : count));
  const [whole, known] = [profileForecast(input)!, profileForecast({ ...input, recentCensus: holes })!];
  whole.mean.forEach((mean, j) => expect(Math.abs(known.mean[j]! - mean)).toBeLessThan(0.5));
});
