import { ambulanceDataset } from './ambulance/ambulance-dataset';
import type { BacktestDataset } from './backtest-dataset';
import { csvDataset } from './csv/csv-dataset';
import { edOccupancyDataset } from './ed-occupancy/ed-occupancy-dataset';
import { fluDataset } from './flu/flu-dataset';
import { hhsBedsDataset } from './hhs-beds/hhs-beds-dataset';
import { monashDataset } from './monash/monash-dataset';
import { nhsBedsDataset } from './nhs-beds/nhs-beds-dataset';
import { hourlyEdDataset } from './hourly-ed/hourly-ed-dataset';
import { sampleDataset } from './sample/sample-dataset';

/** Every data set of the command, in the order of its help. */
export const DATASETS: readonly BacktestDataset[] = [
  edOccupancyDataset,
  hourlyEdDataset,
  fluDataset,
  hhsBedsDataset,
  ambulanceDataset,
  monashDataset,
  nhsBedsDataset,
  sampleDataset,
  csvDataset,
];
