import { reportOf } from './backtest-report';
import { backtestTable } from './backtest-table';
import { samplePairs } from './testing/sample-pairs';

const { report, board } = reportOf({ dataset: 'sample', from: Date.UTC(2026, 0, 5), to: Date.UTC(2026, 0, 7), origins: 2, pairs: samplePairs, secondsTotal: 61 });

test('the table has a row per horizon and one for all, with every method and the coverage', () => {
  const lines = backtestTable(report, board).split('\n');
  expect(lines[0]).toBe('sample: 2 origins from 2026-01-05 to 2026-01-07, 8 pairs, pinball loss in patients (lower is better)');
  const words = (start: string) => lines.find((line) => line.startsWith(start))!.split(/\s{2,}/);
  expect(words('ahead')).toEqual(['ahead', 'Wardcast', 'last week', 'last value', '6-week mean', '50 % held', '80 % held', '95 % held']);
  expect(words('24 h')).toEqual(['24 h', '0.000', '2.000', '1.000', '0.500', '100 %', '100 %', '100 %']);
  expect(words('all')).toEqual(['all', '0.000', '2.000', '1.000', '0.500', '100 %', '100 %', '100 %']);
});

test('each comparison ends with a plain reading', () => {
  const text = backtestTable(report, board);
  expect(text).toMatch(/Against last value: -1\.000 a pair .*: better\./);
  expect(text).toContain('step 3: 8');
});
