import { describeForecasterContract } from '@wardcast/application/testing';
import { ThreadedNeuralForecaster } from './threaded-neural-forecaster';

const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95];
const PATIENCE_MS = 120_000;

describeForecasterContract('ThreadedNeuralForecaster', () => ThreadedNeuralForecaster.open({ levels: LEVELS }));

test('the thread says which backend it computes on, and takes the one that is asked for', async () => {
  const forecaster = await ThreadedNeuralForecaster.open({ levels: LEVELS, only: 'wasm' });
  expect(forecaster.backend).toEqual({ name: 'wasm', because: expect.stringContaining('as asked') });
  await forecaster.close();
}, PATIENCE_MS);

test('a closed one answers no more', async () => {
  const forecaster = await ThreadedNeuralForecaster.open({ levels: LEVELS });
  await forecaster.close();
  await expect(forecaster.save()).rejects.toThrow('closed');
}, PATIENCE_MS);
