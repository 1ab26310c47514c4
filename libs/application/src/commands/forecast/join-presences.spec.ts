import { joinPresences } from './join-presences';

type Times = readonly [from: number, to: number | null, definiteOutAt?: number | null];
const stay = (visitKey: string, unitId: string, ...[from, to, definiteOutAt = null]: Times) => ({ visitKey, unitId, from, to, definiteOutAt });

describe('joinPresences', () => {
  it('makes one presence of stays that follow each other in one unit, with what was known at its end', () => {
    expect(joinPresences([stay('v', 'a', 0, 5), stay('v', 'a', 5, 8, 7), stay('v', 'a', 8, null, 7)])).toEqual([{ unitId: 'a', enteredAt: 0, leftAt: null, orderedAt: 7 }]);
    expect(joinPresences([stay('v', 'a', 0, 5, 4), stay('v', 'a', 5, null)])).toEqual([{ unitId: 'a', enteredAt: 0, leftAt: null, orderedAt: null }]);
  });

  it('keeps another unit, a gap and another visit apart', () => {
    const rows = [stay('v', 'a', 0, 5, 3), stay('v', 'b', 5, 8), stay('v', 'a', 8, 9), stay('v', 'a', 10, 11), stay('w', 'a', 11, 12)];
    expect(joinPresences(rows)).toMatchObject(rows.map(({ unitId, from, to, definiteOutAt }) => ({ unitId, enteredAt: from, leftAt: to, orderedAt: definiteOutAt })));
  });

  it('joins the stays of two merged records that lie among each other', () => {
    expect(joinPresences([stay('v', 'a', 0, 5), stay('v', 'b', 1, 2), stay('v', 'a', 5, 9)])).toEqual([
      { unitId: 'a', enteredAt: 0, leftAt: 9, orderedAt: null },
      { unitId: 'b', enteredAt: 1, leftAt: 2, orderedAt: null },
    ]);
  });

  it('tells where a patient came from straight, and went to', () => {
    const rows = [stay('v', 'a', 0, 5), stay('v', 'b', 5, 8), stay('v', 'b', 8, 9), stay('v', 'a', 9, 12), stay('v', 'c', 14, null), stay('w', 'a', 14, 20)];
    expect(joinPresences(rows).map(({ unitId, cameFrom, movedTo }) => [unitId, cameFrom, movedTo])).toEqual([
      ['a', undefined, 'b'],
      ['b', 'a', 'a'],
      ['a', 'b', undefined],
      ['c', undefined, undefined],
      ['a', undefined, undefined],
    ]);
  });

  it('adds what was announced of moves out of each unit', () => {
    const movesOf = (visitKey: string, unitId: string) => [{ from: 3, until: 5, placed: visitKey === 'v' && unitId === 'a' }];
    expect(joinPresences([stay('v', 'a', 0, 5), stay('v', 'b', 5, 8)], { movesOf }).map(({ moves }) => moves![0]!.placed)).toEqual([true, false]);
  });

  it('has nothing to say of no stays', () => {
    expect(joinPresences([])).toEqual([]);
  });
});
