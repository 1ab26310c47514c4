import { freeWords, rangeWords } from './free-words';

describe('free and short', () => {
  it.each([
    [-6, 2, '6 short to 2 free'],
    [-9, -1, '9 to 1 short'],
    [0, 2, '0 to 2 free'],
    [-2, 0, '2 short to 0 free'],
    [3, 3, '3 free'],
    [-3, -3, '3 short'],
  ])('says %d to %d as "%s"', (low, high, words) => {
    expect(rangeWords({ low, high })).toBe(words);
  });

  it('never shows a minus sign', () => {
    expect([freeWords(-1), freeWords(0), freeWords(4)]).toEqual(['1 short', '0 free', '4 free']);
  });
});
