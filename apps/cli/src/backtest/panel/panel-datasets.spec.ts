import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BacktestDataset, DatasetOutcome } from '../backtest-dataset';
import { SHARED_DATA_DIR } from '../data-folder';
import { edOccupancyDataset } from '../ed-occupancy/ed-occupancy-dataset';
import { hhsBedsDataset } from '../hhs-beds/hhs-beds-dataset';
import { nhsBedsDataset } from '../nhs-beds/nhs-beds-dataset';

/** Runs a data set on a range before its test block, or says that it is not there. */
async function run(dataset: BacktestDataset, range: { readonly from: string; readonly to: string }): Promise<DatasetOutcome | null> {
  const dataDir = join(SHARED_DATA_DIR, dataset.folder!);
  if (!existsSync(dataDir)) {
    process.stdout.write(`Skipped: ${dataDir} is not there\n`);
    return null;
  }
  const answer = await dataset.run({ dataDir, ...range, seasons: null, options: {}, onProgress: () => {}, onIssued: null });
  return 'refused' in answer ? Promise.reject(new Error(answer.refused)) : answer;
}

test('the winter 2017/18 with one winter before it: well under the same weekday last week', async () => {
  const outcome = await run(nhsBedsDataset, { from: '2017-11-20', to: '2018-02-01' });
  if (outcome === null) return;
  expect(outcome.ours.relativeWis).toBeLessThan(0.75);
  expect(outcome.ours.coverage!['0.8']).toBeGreaterThan(0.7);
});

test('a month of US states: under the same weekday last week', async () => {
  const outcome = await run(hhsBedsDataset, { from: '2020-12-10', to: '2021-01-10' });
  if (outcome === null) return;
  expect(outcome.ours.relativeWis).toBeLessThan(1);
});

test('three days of emergency departments after twelve weeks: under the best plain rule', async () => {
  const outcome = await run(edOccupancyDataset, { from: '2023-04-24', to: '2023-04-27' });
  if (outcome === null) return;
  expect(outcome.ours.further!['relativePinball']).toBeLessThan(1);
});
