import { HOURLY_PANEL_SETTINGS } from '@wardcast/forecasting';
import { describeForecasterContract } from '../testing/forecaster.contract';
import { PooledRidgeForecaster } from './pooled-ridge-forecaster';

// Fewer columns and horizons than the product's, so that many fits take little time; the code is the same.
const SMALL = { ...HOURLY_PANEL_SETTINGS, horizonsHours: [1, 8, 24], lagsHours: [0, 1, 2, 24], warmWeeks: 3, nearHours: 0, refiner: null };

describeForecasterContract('PooledRidgeForecaster', () => Promise.resolve(new PooledRidgeForecaster([0.05, 0.25, 0.5, 0.75, 0.95], SMALL)));
