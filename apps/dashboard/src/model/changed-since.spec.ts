import { boardFixture } from '../testing/board-fixture';
import { nodeOf, TARGET_AT, withChance } from '../testing/readings';
import { changesSince, lastHuddle } from './changed-since';

const board = boardFixture();
const HUDDLES = ['08:00', '14:00', '20:00'];

describe('lastHuddle', () => {
  it('finds the meeting that has passed, yesterday if need be', () => {
    expect(lastHuddle(HUDDLES, Date.UTC(2026, 10, 25, 9, 42), 'Europe/London')).toBe(Date.UTC(2026, 10, 25, 8));
    expect(lastHuddle(HUDDLES, Date.UTC(2026, 10, 25, 7), 'Europe/London')).toBe(Date.UTC(2026, 10, 24, 20));
  });

  it('is the meeting itself at its own minute', () => {
    expect(lastHuddle(HUDDLES, Date.UTC(2026, 10, 25, 14), 'Europe/London')).toBe(Date.UTC(2026, 10, 25, 14));
  });

  it('is null where no meeting is set', () => {
    expect(lastHuddle([], 0, 'Europe/London')).toBeNull();
  });
});

describe('changesSince', () => {
  const before = ['trauma', 'renal', 'urology'].map((id) => withChance(nodeOf(board, id), 0.2));
  const baseline = { at: 0, nodes: new Map(before.map((node) => [node.nodeId, node])) };
  const stored = (id: string, probability: number) => ({ node: withChance(nodeOf(board, id), probability), levels: new Map() });

  it('lists wards whose chance in ten differs, the largest change first', () => {
    const changes = changesSince(baseline, [stored('trauma', 0.4), stored('renal', 0.9), stored('urology', 0.22)], TARGET_AT);
    // 2 to 4, 2 to 9, and 2 to 2 which is no change
    expect(changes.map(({ nodeId, before: old, after }) => [nodeId, old.target?.chance, after.target?.chance])).toEqual([['renal', 2, 9], ['trauma', 2, 4]]);
  });

  it('leaves out wards that the baseline did not know', () => {
    expect(changesSince(baseline, [stored('stroke', 0.9)], TARGET_AT)).toEqual([]);
  });
});
