import { overlappingStays } from './overlapping-stays';

const stay = (line: number, visitId: string, from: number, to: number) => ({ line, visitId, unitName: 'A', from, to });

describe('overlappingStays', () => {
  it('names the later stay of two that overlap, whatever the order of the lines', () => {
    expect(overlappingStays([stay(2, 'a', 10, 12), stay(3, 'a', 11, 13)])).toEqual([3]);
    expect(overlappingStays([stay(2, 'a', 11, 13), stay(3, 'a', 10, 12)])).toEqual([2]);
  });

  it('finds a stay inside a longer one that began two lines before', () => {
    expect(overlappingStays([stay(2, 'a', 0, 20), stay(3, 'a', 5, 6), stay(4, 'a', 7, 8)])).toEqual([3, 4]);
  });

  it('has nothing against one that begins when another ends, nor against another patient', () => {
    expect(overlappingStays([stay(2, 'a', 10, 12), stay(3, 'a', 12, 13), stay(4, 'b', 11, 13)])).toEqual([]);
  });
});
