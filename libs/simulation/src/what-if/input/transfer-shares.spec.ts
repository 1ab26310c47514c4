import { transferShares } from './transfer-shares';

const HOUR = 3_600_000;
const stay = (visitKey: string, unitId: string, ...[from, to]: readonly [from: number, to: number | null]) => ({ visitKey, unitId, from: from * HOUR, to: to === null ? null : to * HOUR });

test('a share is that of the arrivals of the receiving unit', () => {
  const shares = transferShares(
    [stay('a', 'ed', 0, 4), stay('a', 'ward', 4, 20), stay('b', 'ward', 1, 9), stay('c', 'ward', 2, 3), stay('c', 'icu', 3, 8), stay('c', 'ward', 8, null), stay('d', 'ed', 0, 5)],
    new Set(['ed']),
  );
  // The ward was entered four times: from the department, twice from outside, and back from intensive care.
  expect(shares.get('ward')).toEqual(new Map([['ed', 0.25], ['icu', 0.25]]));
  expect(shares.get('icu')).toEqual(new Map([['ward', 1]]));
  expect(shares.has('ed')).toBe(false);
});

test('a change of bed is no arrival, and a visit that comes back later is not moved', () => {
  const shares = transferShares([stay('a', 'ward', 0, 4), stay('a', 'ward', 4, 8), stay('a', 'icu', 30, 40)], new Set());
  expect([...shares]).toEqual([]);
});

test('a first ward stay that begins as somebody leaves the department is linked, each departure once', () => {
  const shares = transferShares([stay('e1', 'ed', 0, 4), stay('e2', 'ed', 0, 7), stay('i1', 'ward', 4, 50), stay('i2', 'ward', 4, 60), stay('i3', 'ward', 6, null)], new Set(['ed']));
  expect(shares.get('ward')!.get('ed')).toBeCloseTo(1 / 3, 12);
});
