import { reportOf } from './backtest-report';
import { smallOutcome } from './testing/small-outcome';

test('the report has the fields that programs read, and survives JSON', () => {
  const report = reportOf({ name: 'hourly-ed', settingsFrozenAt: '2017-02-28' }, smallOutcome, 1.5);
  expect(Object.keys(report)).toEqual(expect.arrayContaining(['dataset', 'from', 'to', 'origins', 'pairs', 'settingsFrozenAt', 'timesScored', 'ours', 'members', 'published', 'comparisons', 'secondsTotal']));
  expect(report).toMatchObject({ dataset: 'hourly-ed', settingsFrozenAt: '2017-02-28', timesScored: 1, secondsTotal: 1.5 });
  expect(Object.keys(report.ours)).toEqual(['pinball', 'wis', 'relativeWis', 'mase', 'coverage', 'pitBias', 'crps', 'byHorizon', 'bySeason', 'coldStart']);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
