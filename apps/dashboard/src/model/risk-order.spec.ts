import { boardFixture } from '../testing/board-fixture';
import { namedReading, nodeOf, readingOf } from '../testing/readings';
import { byRisk, heldOrder, isAtRisk } from './risk-order';

const board = boardFixture();

describe('byRisk', () => {
  it('sorts by level, then chance, then name', () => {
    const rows = [namedReading(board, 'urology', 0.1), namedReading(board, 'trauma', 0.9), namedReading(board, 'renal', 0.5), namedReading(board, 'children', 0.6), namedReading(board, 'cardiology', 0.6)];
    expect([...rows].sort(byRisk).map(({ name }) => name)).toEqual(['trauma', 'cardiology', 'children', 'renal', 'urology']);
  });

  it('puts wards without a forecast last', () => {
    const silent = { name: 'a', reading: readingOf({ ...nodeOf(board, 'stroke'), forecast: null }) };
    expect([silent, namedReading(board, 'urology', 0)].sort(byRisk).map(({ name }) => name)).toEqual(['urology', 'a']);
    expect(isAtRisk(silent.reading)).toBe(false);
  });
});

describe('heldOrder', () => {
  it('keeps what is shown in place, drops what is gone and appends what is new', () => {
    expect(heldOrder(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd']);
  });
});
