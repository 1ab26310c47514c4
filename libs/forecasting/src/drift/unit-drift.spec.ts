import { uniformAt } from '@wardcast/probability';
import { unitDrift, type ScoredError } from './unit-drift';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);
/** Scores that end just before now, `spacing` ms apart. */
const scores = (count: number, spacing: number, of: (i: number) => Partial<ScoredError>): readonly ScoredError[] =>
  Array.from({ length: count }, (_, i) => ({ target: NOW - (count - i) * spacing, pit: (i % 10) / 10 + 0.05, lossRatio: 1, ...of(i) }));
const daily = (of: (i: number) => Partial<ScoredError>) => scores(56, DAY_MS, of);
const sixHourly = (of: (i: number) => Partial<ScoredError>) => scores(224, DAY_MS / 4, of);
const fine = () => ({});

test('forecasts whose scores are as they say raise nothing', () => {
  expect(unitDrift({ daily: daily(fine), sixHourly: sixHourly(fine), now: NOW })).toBeNull();
  expect(unitDrift({ daily: [], sixHourly: [], now: NOW })).toBeNull();
});

test('counts that lie high day after day are found by level', () => {
  // A transform of .9 is z = 1.28: 1.03 a day above the slack, so the eighth day (8.2) passes the limit of 8. It began ten days ago.
  const risen = daily((i) => (i >= 46 ? { pit: 0.9 } : { pit: 0.5 }));
  expect(unitDrift({ daily: risen, sixHourly: sixHourly(fine), now: NOW })).toEqual({ kind: 'level', since: risen[46 + 7]!.target });
});

test('an alarm is news for a week', () => {
  const before = daily((i) => (i >= 30 && i < 38 ? { pit: 0.9 } : { pit: 0.5 }));
  expect(unitDrift({ daily: before, sixHourly: sixHourly(fine), now: NOW })).toBeNull();
  expect(unitDrift({ daily: before.slice(0, 40), sixHourly: [], now: before[40]!.target })).toMatchObject({ kind: 'level' });
});

test('ranges that hold too seldom are found by their transforms', () => {
  const narrow = sixHourly((i) => ({ pit: uniformAt(1, i, 0) < 0.5 ? 0.02 : 0.98 }));
  expect(unitDrift({ daily: daily(fine), sixHourly: narrow, now: NOW })).toEqual({ kind: 'ranges', since: narrow.at(-1)!.target });
});

test('losses that grow are found, and scores without an expected loss say nothing', () => {
  const worse = sixHourly((i) => (i >= 190 ? { lossRatio: 1.5 } : {}));
  // Half as much again adds .45 a score: the thirty-fourth passes 15.
  expect(unitDrift({ daily: daily(fine), sixHourly: worse, now: NOW })).toEqual({ kind: 'loss', since: worse[190 + 33]!.target });
  expect(unitDrift({ daily: daily(fine), sixHourly: sixHourly(() => ({ lossRatio: NaN })), now: NOW })).toBeNull();
});
