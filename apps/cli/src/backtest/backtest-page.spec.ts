import { backtestPage } from './backtest-page';
import { reportOf } from './backtest-report';
import { samplePairs } from './testing/sample-pairs';

test('the page holds the numbers of the table, loads nothing and escapes what it is given', () => {
  const { report, board } = reportOf({ dataset: 'a<b', from: Date.UTC(2026, 0, 5), to: Date.UTC(2026, 0, 7), origins: 2, pairs: samplePairs, secondsTotal: 1 });
  const page = backtestPage(report, board);
  expect(page).toContain('Backtest: a&lt;b');
  expect(page).toContain('<tr><td>24</td><td>0.000</td><td>2.000</td><td>1.000</td><td>0.500</td><td>100 %</td><td>100 %</td><td>100 %</td><td>0 %</td></tr>');
  expect(page).not.toMatch(/<script|src=|href=/);
});
