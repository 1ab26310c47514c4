import { describeForecasterContract } from '@wardcast/application/testing';
import { openTensorFlow } from '../backend/open-tensorflow';
import { NeuralForecaster } from './neural-forecaster';

describeForecasterContract('NeuralForecaster', async () => new NeuralForecaster(await openTensorFlow(), [0.05, 0.25, 0.5, 0.75, 0.95]));
