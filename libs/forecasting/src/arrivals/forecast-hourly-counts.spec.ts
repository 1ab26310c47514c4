import { momentsOf } from '@wardcast/probability';
import fc from 'fast-check';
import { calendarHours } from './arrival-calendar';
import { forecastHourlyCounts, type HourlyCountsForecast, type HourlyCountsInput } from './forecast-hourly-counts';
import type { HourRow } from './hourly-history';
import { syntheticArrivals } from './testing/synthetic-arrivals';

const HOUR_MS = 3_600_000;
const origin = Date.UTC(2026, 2, 2);
const calendar = { zone: 'Europe/London', region: 'GB-WLS', schoolHolidays: new Set<number>(), events: new Set<number>() };

function rowsOf(hours: number): HourRow[] {
  const from = origin - hours * HOUR_MS;
  const counts = syntheticArrivals(6, calendarHours(calendar, from, hours), ({ hour }) => (hour >= 8 ? 14 : 5));
  return Array.from(counts, (count, i) => ({ at: from + i * HOUR_MS, count }));
}
const ask = (rows: readonly HourRow[], more: Partial<HourlyCountsInput> = {}) => forecastHourlyCounts({ calendar, rows, origin, horizonHours: 30, ...more });
const spread = (forecast: unknown) => Math.sqrt(momentsOf((forecast as HourlyCountsForecast).laws[12]!).variance);

function expectSound(forecast: unknown): void {
  const { laws, quantiles } = forecast as HourlyCountsForecast;
  expect(laws).toHaveLength(30);
  for (const row of quantiles) {
    expect(row.every((value, i) => Number.isInteger(value) && value >= 0 && (i === 0 || value >= row[i - 1]!))).toBe(true);
  }
}
const tenWeeks = rowsOf(10 * 168);
const twoWeeks = rowsOf(2 * 168);

test('ten clean weeks are forecast by the calendar, without doubts', () => {
  const forecast = ask(tenWeeks);
  expect(forecast).toMatchObject({ method: 'calendar', doubts: [] });
  expectSound(forecast);
  expect(Math.abs(momentsOf((forecast as HourlyCountsForecast).laws[12]!).mean / 14 - 1)).toBeLessThan(0.15);
});

test('two weeks are a cold start that says so', () => {
  const forecast = ask(twoWeeks);
  expect(forecast).toMatchObject({ method: 'cold-start', doubts: ['short_history'] });
  expectSound(forecast);
});

test.each<[string, readonly HourRow[], string]>([
  ['gaps', twoWeeks.filter((_, i) => i % 5 > 0), 'gaps'],
  ['zeros only', twoWeeks.map(({ at }) => ({ at, count: 0 })), 'all_zero'],
  ['a negative value', [...twoWeeks.slice(1), { at: twoWeeks[0]!.at, count: -4 }], 'negative_counts'],
  ['an absurd value', [...twoWeeks.slice(1), { at: twoWeeks[0]!.at, count: 1e12 }], 'absurd_counts'],
  ['a duplicated hour', [...twoWeeks, { at: twoWeeks[5]!.at, count: 3 }], 'duplicated_hours'],
  ['silence', twoWeeks.slice(0, -24), 'stale'],
])('%s: a forecast that names it', (_, rows, doubt) => {
  const forecast = ask(rows);
  expectSound(forecast);
  expect((forecast as HourlyCountsForecast).doubts).toContain(doubt);
});

test('a doubt makes the law wider', () => {
  expect(spread(ask([...twoWeeks, twoWeeks[5]!]))).toBeGreaterThan(1.05 * spread(ask(twoWeeks)));
});

test.each<[string, Partial<HourlyCountsInput>, string]>([
  ['an unknown zone', { calendar: { ...calendar, zone: 'Mars/Olympus' } }, 'unknown_zone'],
  ['an unknown region', { calendar: { ...calendar, region: 'XX' } }, 'unknown_region'],
  ['an origin off the hour', { origin: origin + 1 }, 'impossible_origin'],
  ['an origin that is no number', { origin: NaN }, 'impossible_origin'],
  ['no horizon', { horizonHours: 0 }, 'impossible_horizon'],
  ['a horizon of years', { horizonHours: 9_000 }, 'impossible_horizon'],
  ['hardly any history', { rows: twoWeeks.slice(-20) }, 'little_history'],
  ['no history', { rows: [] }, 'little_history'],
])('%s is refused with its reason', (_, more, refused) => {
  expect(ask(twoWeeks, more)).toEqual({ refused });
});

test('whatever the counts are, the answer is a refusal or sound', () => {
  const anything = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constantFrom(-1, NaN, Infinity, 1e9, 0.5, null));
  fc.assert(
    fc.property(fc.array(anything, { minLength: 30, maxLength: 240 }), (counts) => {
      const answer = ask(counts.map((count, i) => ({ at: origin - (i + 1) * HOUR_MS, count })));
      if (!('refused' in answer)) expectSound(answer);
    }),
    { numRuns: 15 },
  );
});
