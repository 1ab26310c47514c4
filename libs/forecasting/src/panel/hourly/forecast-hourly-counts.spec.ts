import { MONDAY, syntheticHours } from '../testing/synthetic-panels';
import { shippedHourlyLaw } from '../shipped/shipped-laws';
import { forecastHourlyCounts } from './forecast-hourly-counts';
import { HOURLY_PANEL_SETTINGS } from './hourly-settings';

const model = { settings: HOURLY_PANEL_SETTINGS, law: shippedHourlyLaw() };
const levels = [0.1, 0.5, 0.9];
const site = Array.from(syntheticHours({ sites: 1, days: 50, seed: 9 }).counts[0]!);
const ask = (counts: readonly number[]) => forecastHourlyCounts(model, { firstDay: MONDAY, counts, holidays: new Uint8Array(60) }, { levels });

test('a site that sends only counts is forecast to three days, in whole patients, from its latest origin time', () => {
  const answer = ask(site);
  // The last of 1200 hours is 23:00; the latest origin time is 18:00.
  expect(answer).toMatchObject({ status: 'issued', originIndex: 1_194, horizons: [1, 2, 4, 8, 12, 24, 48, 72], basis: 'full-record' });
  if (answer.status !== 'issued') return;
  for (const [low, middle, high] of answer.quantiles.map((row) => Array.from(row))) {
    expect([low, middle, high].every((value) => Number.isInteger(value) && value! >= 0)).toBe(true);
    expect(low! <= middle! && middle! <= high!).toBe(true);
    // The site has 20 patients, strays by 6 with the hour and by about 3 otherwise.
    expect(middle).toBeGreaterThan(5);
    expect(middle).toBeLessThan(35);
  }
});

test('three weeks give a labelled forecast; less, zeros and silence none', () => {
  expect(ask(site.slice(0, 21 * 24 + 1))).toMatchObject({ status: 'issued', basis: 'short-record' });
  expect(ask(site.slice(0, 200))).toEqual({ status: 'refused', reason: 'too-short' });
  expect(ask(new Array<number>(500).fill(0))).toEqual({ status: 'refused', reason: 'only-zeros' });
  expect(ask([...site, ...new Array<number>(10).fill(NaN)])).toEqual({ status: 'refused', reason: 'silent' });
});
