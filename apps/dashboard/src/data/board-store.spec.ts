import { boardFixture, FIXTURE_NOW } from '../testing/board-fixture';
import { nodeOf, withChance } from '../testing/readings';
import { BoardStore } from './board-store';

const board = boardFixture();
const HOUR_MS = 3_600_000;

function shown() {
  const store = new BoardStore(0);
  store.applyBoard(board, 0);
  return store;
}

function change(version: string, probability = 0.9, now = FIXTURE_NOW + 1_000) {
  return { version, clock: { now, speed: 1 }, feeds: board.feeds, nodes: [withChance(nodeOf(board, 'trauma'), probability, { version })] };
}

describe('BoardStore', () => {
  it('changes only the nodes of a message', () => {
    const store = shown();
    const before = store.state().nodes;
    store.applyChange(change('101'), 10);
    const changed = [...store.state().nodes].filter(([id, stored]) => before.get(id) !== stored).map(([id]) => id);
    expect(changed).toEqual(['trauma']);
  });

  it('is not changed by the same message again', () => {
    const store = shown();
    store.applyChange(change('101'), 10);
    const nodes = store.state().nodes;
    store.applyChange(change('101'), 20);
    expect(store.state().nodes).toBe(nodes);
  });

  it('refuses a change from before its version: the server began anew', () => {
    const store = shown();
    store.applyChange(change('101'), 10);
    expect(store.applyChange(change('5'), 20)).toBe(false);
    expect(store.state().version).toBe('101');
  });

  it('starts anew with a board of older versions, since the server did', () => {
    const store = shown();
    store.applyChange(change('101'), 10);
    store.applyBoard({ ...board, version: '1', nodes: board.nodes.map((node) => ({ ...node, version: '1' })) }, 20);
    expect(store.state().nodes.get('trauma')?.node.version).toBe('1');
  });

  it('tells its readers until they leave', () => {
    const store = shown();
    let calls = 0;
    const leave = store.subscribe(() => (calls += 1));
    store.applyChange(change('101'), 10);
    leave();
    store.applyChange(change('102'), 20);
    expect(calls).toBe(1);
  });

  it('takes a new baseline when a bed meeting passes, from just before the message', () => {
    const store = shown();
    expect(store.state().baseline?.at).toBe(FIXTURE_NOW);
    const afterMeeting = FIXTURE_NOW + 5 * HOUR_MS;
    store.applyChange(change('101', 0.9, afterMeeting), 10);
    // 14:42, so the 14:00 meeting has passed
    expect(store.state().baseline?.at).toBe(Date.UTC(2026, 10, 25, 14));
    expect(store.state().baseline?.nodes.get('trauma')?.version).toBe('100');
  });
});
