import { HOURLY_PANEL_SETTINGS, type HourlySettings } from '@wardcast/forecasting';

export interface NeuralSettings {
  /** Columns, horizons and origin times are those of the pooled ridge. */
  readonly rows: HourlySettings;
  readonly hidden: number;
  readonly batchRows: number;
  /** Passes over the rows at the first fit, and at one that goes on from what was learnt before. */
  readonly firstEpochs: number;
  readonly furtherEpochs: number;
  readonly firstRate: number;
  readonly furtherRate: number;
  /** Hours of every site before the first row: a profile of the week must stand. */
  readonly warmHours: number;
  /** Fewer rows than this are not learnt from. */
  readonly leastRows: number;
}

/** Chosen on the emergency departments of Quebec with origins before 2024-05-01; nothing later was looked at. */
export const NEURAL_SETTINGS: NeuralSettings = {
  rows: HOURLY_PANEL_SETTINGS,
  hidden: 64,
  batchRows: 512,
  firstEpochs: 16,
  furtherEpochs: 5,
  firstRate: 0.002,
  furtherRate: 0.001,
  warmHours: 672,
  leastRows: 500,
};
