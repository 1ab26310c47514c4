import { backtestPage } from './backtest-page';
import { smallOutcome } from './testing/small-outcome';

const dataset = { name: 'a<b', settingsFrozenAt: null };

test('the page holds the numbers of the table, loads nothing and escapes what it is given', () => {
  const page = backtestPage(dataset, smallOutcome);
  expect(page).toContain('Backtest: a&lt;b');
  expect(page).toContain('<tr><td>b&lt;c</td><td>pinball</td><td>1.2174</td><td>1.1250</td><td>yes</td></tr>');
  expect(page).not.toMatch(/<script|src=|href=/);
});

test('calibration is drawn from the transform, else from the coverage, else not at all', () => {
  expect(backtestPage(dataset, smallOutcome)).toContain('Where outcomes fell in their forecast');
  const held = backtestPage(dataset, { ...smallOutcome, pit: null });
  expect(held).toContain('aria-label="Reliability"');
  expect(held).not.toContain('Where outcomes fell');
  expect(backtestPage(dataset, { ...smallOutcome, pit: null, ours: { ...smallOutcome.ours, coverage: null } })).not.toContain('<svg');
});
