import { momentsOf } from '@wardcast/probability';
import { HOUR_MS, hourOfWeek } from '@wardcast/timeseries';
import { profileForecast } from './profile-forecast';

const ZONE = 'Europe/London';
const START = Date.UTC(2026, 0, 5);
const busy = (how: number) => (how % 24 >= 8 && how % 24 < 20 ? 30 : 20);
const counts = Array.from({ length: 1344 }, (_, i) => busy(hourOfWeek(ZONE, START + i * HOUR_MS)));
/** Patients of half an hour: what is there now says nothing after a few hours. */
const input = { zone: ZONE, issuedAt: START + 1343 * HOUR_MS + 60_000, censusAtIssue: 25, recentCensus: counts, horizonHours: 30, meanStayHours: 0.5 };

test('the mean follows the hours of the week', () => {
  const forecast = profileForecast(input)!;
  forecast.targets.forEach((target, j) => {
    if (j < 6) return;
    // Eight weeks against one of the overall mean of 25: (8 x 30 + 25) / 9 = 29.4 and 20.6.
    expect(forecast.mean[j]).toBeCloseTo((8 * busy(hourOfWeek(ZONE, target)) + 25) / 9, 2);
  });
});

test('a fuller last month raises the level', () => {
  const rising = counts.map((count, i) => (i < 672 ? count : count * 2));
  expect(profileForecast({ ...input, recentCensus: rising })!.mean[20]).toBeGreaterThan(1.2 * profileForecast({ ...input, recentCensus: rising.map((x) => (x * 25) / 37.5) })!.mean[20]!);
});

test('while most of those who are there now still are, it is the census of now, and widens', () => {
  // Forty are there where the profile knows 25; after 24 of 72 hours exp(-1/3) = .72 of the weight is on forty.
  const full = profileForecast({ ...input, censusAtIssue: 40, meanStayHours: 72, recentCensus: counts.map(() => 25) })!;
  expect(full.mean[0]).toBeCloseTo(39.8, 0);
  expect(full.mean[23]).toBeCloseTo(25 + 0.72 * 15, 0);
  const widths = full.laws.map((law) => momentsOf(law).variance);
  expect(widths[0]).toBeLessThan(1.5);
  expect(widths[23]!).toBeGreaterThan(4 * widths[0]!);
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
