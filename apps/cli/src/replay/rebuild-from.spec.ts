import { parseRebuildFrom } from './rebuild-from';

describe('parseRebuildFrom', () => {
  it('tells positions from instants, and takes instants from the beginning of their hour', () => {
    expect(parseRebuildFrom('all')).toEqual({ kind: 'all' });
    expect(parseRebuildFrom('0')).toEqual({ kind: 'position', storeSequence: 0n });
    expect(parseRebuildFrom('9007199254740993')).toEqual({ kind: 'position', storeSequence: 9007199254740993n });
    expect(parseRebuildFrom('2026-03-01T10:59:59Z')).toEqual({ kind: 'instant', at: Date.UTC(2026, 2, 1, 10) });
  });

  it.each(['', 'yesterday', '-1', '1e3x', '2026-03-01T10:00', '2026-13-01'])('refuses %j', (text) => {
    expect(parseRebuildFrom(text)).toBeNull();
  });
});
