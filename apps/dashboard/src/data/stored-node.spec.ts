import { boardFixture } from '../testing/board-fixture';
import { nodeOf, withChance } from '../testing/readings';
import { CHANGE_SHOWN_MS, lastDifferent, storedAfter } from './stored-node';

const node = withChance(nodeOf(boardFixture(), 'trauma'), 0.2, { version: '101' });
const first = storedAfter(undefined, node, 0);

function levelAtFirstTarget(stored: typeof first) {
  return stored.levels.get(node.forecast?.targets[0] ?? 0)?.level;
}

describe('storedAfter', () => {
  it('gives back the very same object for a message that is not newer', () => {
    expect(storedAfter(first, node, 10)).toBe(first);
    expect(storedAfter(first, withChance(node, 0.9, { version: '100' }), 10)).toBe(first);
  });

  it('steps a level per forecast run, not per message', () => {
    const high = withChance(node, 0.9, { version: '102' });
    const once = storedAfter(first, high, 10);
    // the same run again with new live numbers: still one run above
    const again = storedAfter(once, { ...high, version: '103' }, 20);
    const twice = storedAfter(again, withChance(node, 0.9, { version: '104' }), 30);
    expect([once, again, twice].map(levelAtFirstTarget)).toEqual(['tight', 'tight', 'critical']);
  });

  it('remembers the last different value for a minute', () => {
    const census = (each: typeof node) => each.live.census;
    const moved = storedAfter(first, { ...node, version: '102', live: { ...node.live, census: 33 } }, 1_000);
    const later = storedAfter(moved, { ...node, version: '103', live: { ...node.live, census: 33, at: 5 } }, 2_000);
    expect(lastDifferent(later, census)).toEqual({ value: node.live.census, atWallMs: 1_000 });
    const muchLater = storedAfter(later, { ...node, version: '104', live: { ...node.live, census: 33 } }, 1_000 + CHANGE_SHOWN_MS);
    expect(lastDifferent(muchLater, census)).toBeNull();
  });
});
