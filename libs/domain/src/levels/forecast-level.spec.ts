import { levelOf } from './forecast-level';

describe('levelOf', () => {
  it.each([[0, 'steady'], [1, 'steady'], [2, 'tight'], [4, 'tight'], [5, 'short'], [7, 'short'], [8, 'critical'], [10, 'critical']])('calls %d in 10 %s', (inTen, level) => {
    expect(levelOf(inTen)).toBe(level);
  });
});
