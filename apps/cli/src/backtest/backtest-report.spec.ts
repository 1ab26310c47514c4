import { reportOf } from './backtest-report';
import { samplePairs } from './testing/sample-pairs';

const run = { dataset: 'sample', from: Date.UTC(2026, 0, 5), to: Date.UTC(2026, 0, 7), origins: 2, pairs: samplePairs, secondsTotal: 1.5 };

test('the report has the fields that programs read, and null where there is no such score', () => {
  const { report } = reportOf(run);
  expect(Object.keys(report)).toEqual(expect.arrayContaining(['dataset', 'from', 'to', 'origins', 'pairs', 'settingsFrozenAt', 'timesScored', 'ours', 'members', 'published', 'comparisons', 'secondsTotal']));
  expect(report).toMatchObject({ dataset: 'sample', from: '2026-01-05', to: '2026-01-07', origins: 2, pairs: 8, settingsFrozenAt: null, timesScored: null, published: [], secondsTotal: 1.5 });
  expect(report.ours).toMatchObject({ pinball: 0, wis: 0, crps: 0, relativeWis: null, mase: null, bySeason: null, coverage: { '0.5': 1, '0.8': 1, '0.95': 1 } });
  expect(Object.keys(report.ours.byHorizon)).toEqual(['1', '24']);
  expect(report.ours.byHorizon['24']).toEqual({ pinball: 0, wape: 0, coverage: { '0.5': 1, '0.8': 1, '0.95': 1 } });
  expect(report.members).toEqual([{ name: 'flow', weight: 1, pinball: 0 }]);
});

test('each simple rule is compared on the same pairs', () => {
  const { report } = reportOf(run);
  // A miss of 4, 2 and 1 costs half of it on average over the levels .05 to .95.
  expect(report.comparisons.map((x) => [x.against, x.difference])).toEqual([
    ['same hour last week', expect.closeTo(-2, 9)],
    ['last value', expect.closeTo(-1, 9)],
    ['six-week same-weekday mean', expect.closeTo(-0.5, 9)],
  ]);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
