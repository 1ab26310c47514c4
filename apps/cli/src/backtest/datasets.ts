import type { BacktestDataset } from './backtest-dataset';
import { fluDataset } from './flu/flu-dataset';
import { monashDataset } from './monash/monash-dataset';
import { nhsBedsDataset } from './nhs-beds/nhs-beds-dataset';
import { sampleDataset } from './sample/sample-dataset';

/** Every data set of the command, in the order of its help. */
export const DATASETS: readonly BacktestDataset[] = [
  fluDataset,
  monashDataset,
  nhsBedsDataset,
  sampleDataset,
];
