import { crossingsOf, lineValueAt } from './line-series';

const line = { times: [0, 10, 20], values: [4, 8, 2] };

describe('line series', () => {
  it('is straight between its points and null outside', () => {
    expect([-1, 0, 5, 10, 15, 20, 21].map((t) => lineValueAt(line, t))).toEqual([null, 4, 6, 8, 5, 2, null]);
  });
  it('finds each crossing of a height', () => {
    // 4 -> 8 passes 5 at a quarter (2.5); 8 -> 2 passes 5 at a half (15).
    expect(crossingsOf(line, 5, 0, 20)).toEqual([2.5, 15]);
    expect(crossingsOf(line, 5, 3, 20)).toEqual([15]);
    // 8 is touched at a point, not crossed.
    expect(crossingsOf(line, 8, 0, 20)).toEqual([]);
  });
});
