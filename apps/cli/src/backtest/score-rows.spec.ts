import { ourValue, percentText, scoreTables, scoreText } from './score-rows';
import { smallOutcome } from './testing/small-outcome';

test('numbers have as many digits as tell methods apart, and no number is a dash', () => {
  expect([scoreText(1.12345), scoreText(31.224), scoreText(null), scoreText(NaN)]).toEqual(['1.1235', '31.22', '-', '-']);
  expect([percentText(0.8125), percentText(undefined)]).toEqual(['81.3 %', '-']);
});

test('tables without rows and columns without values are left out', () => {
  expect(scoreTables(smallOutcome).map(({ title }) => title)).toEqual(['By horizon', 'By season', 'Members', 'Published']);
  const bare = scoreTables({ ...smallOutcome, members: [], published: [], ours: { ...smallOutcome.ours, bySeason: null, mase: null } });
  expect(bare.map(({ title }) => title)).toEqual(['By horizon']);
  expect(bare[0]!.head).not.toContain('MASE');
});

test.each([
  ['pinball', 1.125],
  ['mase@7', 0.7],
  ['mase@28', null],
  ['relativeWis@2023-24', 0.6],
  ['pinball@1', 1],
  ['coldStart', 0.78],
  ['unheard', null],
])('our value beside a published %s is %s', (metric, value) => {
  expect(ourValue(smallOutcome, metric)).toBe(value);
});
