import { certain } from '@wardcast/probability';
import { DAY_MS } from '@wardcast/timeseries';
import { Q23 } from '../census/census-forecast';
import type { BacktestPair } from './backtest-pair';
import { scoreBoard } from './score-board';

const flat = (value: number) => Q23.map(() => value);
const pair = (change: Partial<BacktestPair>): BacktestPair => ({
  unitId: 'w1',
  origin: 0,
  target: DAY_MS,
  leadHours: 24,
  observed: 10,
  ladderStep: 3,
  law: certain(10),
  quantiles: { ensemble: flat(10), flow: flat(10), 'direct ridge': flat(10), 'same hour last week': flat(12), 'last value': flat(9), 'six-week same-weekday mean': flat(10) },
  ...change,
});

test('a perfect point forecast costs nothing, and the rules cost half their miss', () => {
  const board = scoreBoard([pair({})]);
  expect(board.pinball).toBe(0);
  expect(board.wis).toBe(0);
  expect(board.crps).toBe(0);
  // Levels .05 to .95 average .5: a miss of 2 costs 1, a miss of 1 costs .5.
  expect(board.byMethod['same hour last week']).toBeCloseTo(1, 10);
  expect(board.byMethod['last value']).toBeCloseTo(0.5, 10);
  expect(board.coverage).toEqual({ '0.5': 1, '0.8': 1, '0.95': 1 });
});

test('horizons and days are kept apart', () => {
  const board = scoreBoard([pair({}), pair({ leadHours: 48, target: 2 * DAY_MS, observed: 12 })]);
  expect([...board.byHorizon.keys()]).toEqual([24, 48]);
  // Missed by 2 of 12 in the second pair only.
  expect(board.byHorizon.get(48)!.wape).toBeCloseTo(1 / 6, 10);
  expect(board.byHorizon.get(48)!.coverage['0.95']).toBe(0);
  // Day 1: 0 - 1; day 2: 1 - 0.
  expect(board.dailyDifference['same hour last week'].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([-1, 1]);
  expect([...board.ladderSteps]).toEqual([[3, 2]]);
});

test('units that are always empty have no relative error', () => {
  expect(scoreBoard([pair({ observed: 0, quantiles: { ...pair({}).quantiles, ensemble: flat(0) }, law: certain(0) })]).byHorizon.get(24)!.wape).toBeNull();
});
