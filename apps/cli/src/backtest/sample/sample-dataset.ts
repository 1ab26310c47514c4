import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import type { BacktestAnswer, BacktestDataset, BacktestQuestion } from '../backtest-dataset';
import { backtestSample } from './sample-backtest';
import { issuedOf, outcomeOf } from './sample-outcome';
import { readRange } from './sample-plan';

/** The invented hospital, beside the simple rules that every forecast must beat. It is made anew for every seed, so nothing is frozen. */
export const sampleDataset: BacktestDataset = {
  name: 'sample',
  folder: null,
  about: 'the invented hospital, census by unit; --from, --to bound the origins (default: four weeks)',
  settingsFrozenAt: null,
  options: { seed: 'which sample hospital, a whole number (default 1)' },
  run: runSample,
};

function runSample(question: BacktestQuestion): BacktestAnswer {
  const range = readRange({ from: question.from, to: question.to, seed: question.options['seed'] });
  if (typeof range === 'string') return { refused: range };
  const { origins, pairs, crowding, runningOut } = backtestSample({
    facility: sampleFacility(),
    range,
    open: (epoch) => createSampleHospital({ seed: range.seed, epoch }),
    onProgress: (done, total) => question.onProgress(done, total, 'origins forecast'),
  });
  if (question.onIssued !== null) for (const row of issuedOf(pairs)) question.onIssued(row);
  return outcomeOf({ range, origins: origins.length, pairs, crowding, runningOut });
}
