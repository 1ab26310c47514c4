import { HOURLY_PANEL_SETTINGS } from '@wardcast/forecasting';
import type { Forecaster } from '../ports/forecaster.port';
import { contractPanel, withHours } from '../testing/contract-panel';
import { describeForecasterContract } from '../testing/forecaster.contract';
import { PooledRidgeForecaster } from './pooled-ridge-forecaster';
import { SharedForecaster } from './shared-forecaster';

// Fewer columns and horizons than the product's, so that many fits take little time; the code is the same.
const SMALL = { ...HOURLY_PANEL_SETTINGS, horizonsHours: [1, 8, 24], lagsHours: [0, 1, 2, 24], warmWeeks: 3, nearHours: 0, refiner: null };
const ridge = (): Forecaster => new PooledRidgeForecaster([0.05, 0.25, 0.5, 0.75, 0.95], SMALL);

describeForecasterContract('a hospital\'s share of a forecaster', () => Promise.resolve(new SharedForecaster(ridge()).of('north')));

const panel = contractPanel({ days: 63 });
const FIT = { toExclusive: 56 * 24, seed: 5, timeLimitMs: 120_000 };
const ORIGINS = [FIT.toExclusive + 6];

it('gives every hospital what it has learnt itself, whoever had the turn before', async () => {
  const fuller = withHours(panel, { fromInclusive: 0, change: (_hour, count) => count * 3 });
  const alone = new SharedForecaster(ridge()).of('north');
  await alone.fit(panel, FIT);
  const expected = await alone.forecast(panel, ORIGINS);

  const shared = new SharedForecaster(ridge());
  const [north, south] = [shared.of('north'), shared.of('south')];
  expect((await south.forecast(fuller, ORIGINS)).flat().every((site) => site === null)).toBe(true);
  // Asked at once: turns are taken one after the other.
  const [, silent] = await Promise.all([north.fit(panel, FIT), south.forecast(panel, ORIGINS), south.fit(fuller, FIT)]);
  expect(silent.flat().every((site) => site === null)).toBe(true);
  await south.forecast(fuller, ORIGINS);
  expect(await north.forecast(panel, ORIGINS)).toEqual(expected);
});

it('begins each hospital with a seed of its own, and goes on with it', async () => {
  const seeds: number[] = [];
  const noting: Forecaster = Object.assign(ridge(), { fit: (_panel: unknown, { seed }: { readonly seed: number }) => Promise.resolve((seeds.push(seed), { status: 'refused', reason: 'too-short' } as const)) });
  const shared = new SharedForecaster(noting);
  for (const facilityId of ['north', 'south', 'north']) await shared.of(facilityId).fit(panel, FIT);
  expect(seeds[0]).toBe(seeds[2]);
  expect(seeds[0]).not.toBe(seeds[1]);
});

it('lets the next one have its turn after a failure', async () => {
  const failing: Forecaster = Object.assign(ridge(), { save: () => Promise.reject(new Error('The thread ended.')) });
  const shared = new SharedForecaster(failing);
  await expect(shared.of('north').fit(panel, FIT)).rejects.toThrow('The thread ended.');
  expect(await shared.of('south').save()).toBeNull();
});
