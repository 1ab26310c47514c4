import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ARRIVAL_SETTINGS } from '@wardcast/forecasting';
import { momentsOf, uniformAt } from '@wardcast/probability';
import { SHARED_DATA_DIR } from '../data-folder';
import { coldStartLosses } from './cold-start-losses';
import { protocolPairs } from './hourly-ed-pairs';
import { issueHours } from './issue-hours';
import { lossOf } from './law-loss';
import { profileReference } from './profile-reference';
import { readHourlySeries, readSpecialDays, type HourlySeries } from './read-hourly-ed';

/** One member is enough to see what is read and what is not. */
const settings = { ...ARRIVAL_SETTINGS, members: ARRIVAL_SETTINGS.members.slice(0, 1) };
const calendar = { zone: 'Europe/London', region: 'GB-WLS', schoolHolidays: new Set<number>(), events: new Set<number>() };
const from = Date.UTC(2016, 8, 5);
/** Ten weeks over the autumn change; 00:00Z of 30 October is booked under 01:00Z, and so it was the year before. */
const hours = 10 * 168;
const series: HourlySeries = { from, counts: Float64Array.from({ length: hours }, (_, i) => 4 + Math.floor(7 * uniformAt(9, i, 0)) + (i % 24 >= 9 ? 6 : 0)) };
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const pairs = protocolPairs(series, dayOf('2016-11-07'), dayOf('2016-11-08'));

test('an hour is issued with what was known at its origin: what comes later changes nothing', () => {
  const warmUp = protocolPairs(series, dayOf('2016-11-05'), dayOf('2016-11-07')).filter(({ origin }) => origin < pairs[0]!.origin);
  const plan = { calendar, pairs, warmUp, settings, onProgress: () => undefined };
  const issued = issueHours({ ...plan, series });
  expect(issued).toHaveLength(pairs.length);
  const last = pairs.at(-1)!.origin;
  const changed = { from, counts: series.counts.map((count, i) => (i >= last ? count + 50 : count)) };
  const again = issueHours({ ...plan, series: changed });
  expect(again.map(({ law }) => law)).toEqual(issued.map(({ law }) => law));
  for (const { law, u, observed, target } of issued) {
    expect(observed).toBe(series.counts[target]);
    expect(law.p.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    expect(u).toBeGreaterThanOrEqual(0);
    expect(u).toBeLessThanOrEqual(1);
  }
});

const folder = join(SHARED_DATA_DIR, 'hourly_ed_cardiff');
const known = existsSync(folder) ? readHourlySeries(folder) : null;
if (known === null) console.warn(`skipped: no hourly series in ${folder}`);
const whereTheDataAre = known === null ? test.skip : test;

whereTheDataAre('on the real series the forecast of a day beats the profile of a year and one week beats the naive week', () => {
  const real = { ...calendar, ...readSpecialDays(folder) };
  const block = protocolPairs(known!, dayOf('2016-10-29'), dayOf('2016-11-01'));
  const issued = issueHours({ series: known!, calendar: real, pairs: block, warmUp: [], settings, onProgress: () => undefined });
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const profile = profileReference(known!, 52);
  expect(mean(issued.map((hour) => lossOf(hour.law, hour.observed)))).toBeLessThan(mean(issued.map((hour) => lossOf(profile(hour), hour.observed))));
  const naive = profileReference(known!, 1);
  expect(mean(coldStartLosses(known!, real, block))).toBeLessThan(0.85 * mean(block.map((pair) => lossOf(naive(pair), known!.counts[pair.target]!))));
  // The record books both hours of the change back under the second: nobody in the first, about twice as many in the second.
  const at = (hour: number) => momentsOf(issued.find(({ target }) => known!.from + target * 3_600_000 === Date.UTC(2016, 9, 30, hour))!.law).mean;
  expect(at(0)).toBe(0);
  expect(at(1)).toBeGreaterThan(1.5 * at(2));
});
