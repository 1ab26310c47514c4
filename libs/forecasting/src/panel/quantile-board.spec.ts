import { QuantileBoard } from './quantile-board';

const board = new QuantileBoard([0.1, 0.5, 0.9]);
board.add({ horizon: 1, block: 0, season: 'a', observed: 10, quantiles: { ours: [8, 10, 12], rule: [10, 12, 14] } });
board.add({ horizon: 2, block: 1, season: 'b', observed: 14, quantiles: { ours: [8, 10, 12], rule: [10, 12, 14] } });

test('pinball, interval score, coverage and relative error follow from the pairs', () => {
  // First pair: .1 x 2 + 0 + .1 x 2 = .4 over 3 levels; second: .1 x 6 + .5 x 4 + .9 x 2 = 4.4 over 3.
  const ours = board.score('ours')!;
  expect(ours.pinball).toBeCloseTo((0.4 + 4.4) / 3 / 2, 12);
  expect(ours.wis).toBeCloseTo(2 * ours.pinball, 12);
  expect(ours.coverage).toEqual({ '0.8': 0.5 });
  // |0| + |4| over 24.
  expect(ours.wape).toBeCloseTo(4 / 24, 12);
});

test('horizons and seasons are kept apart, and all methods stand on the same pairs', () => {
  expect(board.score('ours', { horizon: 1 })!.pinball).toBeCloseTo(0.4 / 3, 12);
  expect(board.score('rule', { season: 'b' })!.pairs).toBe(1);
  expect(board.column('ours').losses).toHaveLength(2);
  expect(board.column('rule').blocks).toEqual([0, 1]);
  expect(board.score('nobody')).toBeNull();
});
