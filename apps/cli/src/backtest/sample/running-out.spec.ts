import type { BacktestPair } from '@wardcast/forecasting';
import { runningOutLines, runningOutOf } from './running-out';
import { samplePairs } from './testing/sample-pairs';

const [any] = samplePairs;
/** 20 patients, or 21 with a chance. */
const pair = (unitId: string, second: number): BacktestPair => ({ ...any!, unitId, leadHours: 4, law: { offset: 20, p: Float64Array.of(1 - second, second) } });

it('counts who is in the ward and who waits for it against the staffed beds', () => {
  const needs: Readonly<Record<string, { readonly staffed: number; readonly waiting: number }>> = { full: { staffed: 20, waiting: 0 }, awaited: { staffed: 20, waiting: 1 }, short: { staffed: 19, waiting: 0 } };
  const found = runningOutOf([pair('full', 0.75), pair('awaited', 0.25), pair('short', 0.5), pair('department', 1)], (unitId) => needs[unitId] ?? null);
  expect(found).toEqual([
    { leadHours: 4, chance: expect.closeTo(0.75, 12) as number, needed: false, inIt: false },
    { leadHours: 4, chance: expect.closeTo(0.25, 12) as number, needed: true, inIt: false },
    { leadHours: 4, chance: 1, needed: true, inIt: true },
  ]);
});

it('tells by level and distance what was stated and what came true, and nothing where nothing is scored', () => {
  const said = { leadHours: 4, chance: 0.3, needed: true, inIt: false };
  const lines = runningOutLines([said, { ...said, chance: 0.2, needed: false }, { ...said, leadHours: 48, chance: 0.9, inIt: true }]);
  // (.3 + .2) / 2 stated, one of two came true.
  expect(lines.slice(1)).toEqual(['  up to 24 h: tight 25 % of 2 - 50 % (0 %).', '  beyond: critical 90 % of 1 - 100 % (100 %).']);
  expect(runningOutLines([])).toEqual([]);
});
