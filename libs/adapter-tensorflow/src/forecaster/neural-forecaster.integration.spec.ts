import { contractPanel, describeForecasterContract } from '@wardcast/application/testing';
import { openTensorFlow } from '../backend/open-tensorflow';
import { NeuralForecaster } from './neural-forecaster';

const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95];
const PATIENCE_MS = 60_000;
const FIT_HOURS = 56 * 24;

describeForecasterContract('NeuralForecaster', async () => new NeuralForecaster(await openTensorFlow(), LEVELS));

test('a fit whose time is over ends with what it has learnt, and speaks in laws all the same', async () => {
  const forecaster = new NeuralForecaster(await openTensorFlow(), LEVELS);
  const panel = contractPanel({ days: 57 });
  expect(await forecaster.fit(panel, { toExclusive: FIT_HOURS, seed: 1, timeLimitMs: 0 })).toMatchObject({ status: 'cut-short' });
  const [site] = (await forecaster.forecast(panel, [FIT_HOURS]))[0]!;
  for (const quantiles of site!) expect(Array.from(quantiles)).toEqual(Array.from(quantiles).sort((a, b) => a - b));
}, PATIENCE_MS);

test('progress is told up to the end', async () => {
  const forecaster = new NeuralForecaster(await openTensorFlow(), LEVELS);
  const told: (readonly number[])[] = [];
  await forecaster.fit(contractPanel({ days: 56 }), { toExclusive: FIT_HOURS, seed: 1, timeLimitMs: PATIENCE_MS, onProgress: (done, total) => told.push([done, total]) });
  const [done, total] = told.at(-1)!;
  expect(done).toBe(total);
}, PATIENCE_MS);
