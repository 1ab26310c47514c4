import { backtestTable } from './backtest-table';
import { smallOutcome } from './testing/small-outcome';

const text = backtestTable({ name: 'hourly-ed', settingsFrozenAt: '2017-02-28' }, smallOutcome, 61);
const words = (start: string) => text.split('\n').find((line) => line.startsWith(start))!.split(/\s{2,}/);

test('the head says what was run, when settings were frozen and how often the block was scored', () => {
  const [first, second] = text.split('\n');
  expect(first).toBe('hourly-ed: 4 origins from 2018-03-01 to 2018-03-03, 200 pairs, losses in patients (lower is better)');
  expect(second).toBe('Settings use no data after 2017-02-28; test block scored once so far.');
});

test('each horizon is a row, with a dash where there is no such score, and the last row is all pairs', () => {
  expect(words('ahead')).toEqual(['ahead', 'pinball', 'WIS', 'MASE', 'last week', '50 % held', '80 % held', '95 % held', 'WAPE']);
  expect(words('1 h')).toEqual(['1 h', '1.0000', '-', '-', '2.0000', '51.0 %', '80.0 %', '95.0 %', '20.0 %']);
  expect(words('7 h')).toEqual(['7 h', '-', '-', '0.7000', '-', '-', '-', '-', '-']);
  expect(words('all')).toEqual(['all', '1.1250', '2.2500', '-', '2.0000', '50.0 %', '80.0 %', '95.0 %', '-']);
});

test('published rows stand beside ours, the best first', () => {
  expect(words('Poisson-2')).toEqual(['Poisson-2', 'pinball', '1.1881', '1.1250', 'yes']);
  expect(words('winner')).toEqual(['winner', 'relativeWis@2023-24', '0.6120', '0.6000', 'no']);
  expect(text.indexOf('Poisson-2')).toBeLessThan(text.indexOf('b<c'));
});

test('each comparison ends with a plain reading, and notes follow', () => {
  expect(text).toContain('Against Poisson-2: -0.0100 a pair (95 % -0.0200 to -0.0050; Diebold-Mariano t -3.5, p < 0.001): better.');
  expect(text).toContain('PIT bias 0.0040, CRPS 2.3000, coldStart 0.7800.');
  expect(text).toMatch(/A note\.\nTook 61\.0 s\.$/);
});
